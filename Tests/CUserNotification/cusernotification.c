#define _GNU_SOURCE
#include "cusernotification.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int cusernotification_memory_file(void) { return memfd_create("filter", MFD_CLOEXEC); }

int cusernotification_load(int program) {
  struct sock_filter instructions[4096];
  ssize_t bytes = pread(program, instructions, sizeof instructions, 0);
  if (bytes <= 0) return bytes == 0 ? -EINVAL : -errno;
  struct sock_fprog filter = {.len = (unsigned short)((size_t)bytes / sizeof *instructions), .filter = instructions};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL) != 0) return -errno;
  long listener = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &filter);
  return listener < 0 ? -errno : (int)listener;
}

int cusernotification_receive(int listener, struct cusernotification_request *request) {
  // The kernel wants zeroes to write into.
  struct seccomp_notif asked = {0};
  if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &asked) != 0) return -errno;
  request->id = asked.id;
  request->thread = (int32_t)asked.pid;
  request->architecture = asked.data.arch;
  request->call = asked.data.nr;
  for (int index = 0; index < 6; index++) request->arguments[index] = asked.data.args[index];
  return 0;
}

int cusernotification_answer(int listener, uint64_t id, int error) {
  struct seccomp_notif_resp answer = {.id = id, .error = -error};
  if (error == 0) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  return ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer) == 0 ? 0 : -errno;
}
