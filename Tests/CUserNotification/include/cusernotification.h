// seccomp's user notification without libseccomp's own wrapping of it, which keeps the listener in one variable of the process and so
// serves one watched program at a time.
#ifndef CUSERNOTIFICATION_H
#define CUSERNOTIFICATION_H

#include <stdint.h>

struct cusernotification_request {
  uint64_t id;
  int32_t thread;
  uint32_t architecture;
  int32_t call;
  uint64_t arguments[6];
};

/// A file in memory for libseccomp to compile a filter into, or a negative number.
int cusernotification_memory_file(void);

/// Loads a filter, compiled by libseccomp into the file behind `program`, onto the calling thread.
/// Returns the descriptor at which its calls ask, or a negative error number.
int cusernotification_load(int program);

/// Waits for the next call. Returns 0, or a negative error number: ENOENT when the asker has died meanwhile.
int cusernotification_receive(int listener, struct cusernotification_request *request);

/// Has the call made, or, with an error number other than 0, fail with it.
int cusernotification_answer(int listener, uint64_t id, int error);

#endif
