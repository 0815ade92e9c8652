// prctl(2) and syscall(2) are variadic, which Swift cannot call; the C library has no names for Landlock's calls; and what Swift's
// own module of the C library leaves out.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

/// Bars this process and its children from gaining privileges through exec.
static inline int clinux_bar_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL); }

/// Bars core dumps and tracing by others, so that no picture in memory gets into a file.
static inline int clinux_bar_dumps(void) { return prctl(PR_SET_DUMPABLE, 0UL, 0UL, 0UL, 0UL); }

/// A Landlock rule set that takes all reading, writing, making and removing of files. Returns a descriptor, or -1 where the kernel has
/// no Landlock.
static inline int clinux_landlock_create(void) {
  struct landlock_ruleset_attr taken = {
      .handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE |
                           LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                           LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
                           LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM};
  // LANDLOCK_ACCESS_FS_TRUNCATE, which older headers do not name, since the third version.
  if (syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 3) taken.handled_access_fs |= 1U << 14;
  return (int)syscall(SYS_landlock_create_ruleset, &taken, sizeof taken, 0U);
}

/// Gives back the reading of one file, or of everything below a folder. Returns 0, or -1 where the path cannot be opened.
static inline int clinux_landlock_allow_reading(int rules, const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return -1;
  struct stat status;
  int result = fstat(file, &status);
  if (result == 0) {
    struct landlock_path_beneath_attr given = {
        .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | (S_ISDIR(status.st_mode) ? LANDLOCK_ACCESS_FS_READ_DIR : 0),
        .parent_fd = file};
    result = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &given, 0U);
  }
  close(file);
  return result;
}

/// Puts the rules on the calling thread, and on whatever it starts.
static inline int clinux_landlock_enter(int rules) { return (int)syscall(SYS_landlock_restrict_self, rules, 0U); }

#endif
