#define _GNU_SOURCE
#include "cmisdeeds.h"

#include <sched.h>
#include <sys/resource.h>

int cmisdeeds_limit(pid_t process) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_CORE, &limit) != 0) return -1;
  return prlimit(process, RLIMIT_CORE, &limit, NULL);
}

int cmisdeeds_bind(pid_t process) {
  cpu_set_t cores;
  if (sched_getaffinity(0, sizeof cores, &cores) != 0) return -1;
  return sched_setaffinity(process, sizeof cores, &cores);
}
