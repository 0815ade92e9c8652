// prctl(2) is variadic, which Swift cannot call; and what Swift's own module of the C library leaves out.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <linux/sched.h>
#include <malloc.h>
#include <sys/prctl.h>

/// Bars this process and its children from gaining privileges through exec.
static inline int clinux_bar_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1UL, 0UL, 0UL, 0UL); }

/// Bars core dumps and tracing by others, so that no picture in memory gets into a file.
static inline int clinux_bar_dumps(void) { return prctl(PR_SET_DUMPABLE, 0UL, 0UL, 0UL, 0UL); }

#endif
