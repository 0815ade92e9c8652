// What of libseccomp Swift cannot import: macros with arguments and casts, and a rule's variadic arguments.
#ifndef CSECCOMP_SHIM_H
#define CSECCOMP_SHIM_H

#include <stddef.h>
#include <seccomp.h>

/// The call fails with this error number.
static inline uint32_t cseccomp_fail_with(uint16_t error) { return SCMP_ACT_ERRNO(error); }

/// The call is not made, and the whole process ends with SIGSYS.
static inline uint32_t cseccomp_kill_process(void) { return SCMP_ACT_KILL_PROCESS; }

/// A supervisor is asked.
static inline uint32_t cseccomp_notify(void) { return SCMP_ACT_NOTIFY; }

/// The call is made.
static inline uint32_t cseccomp_allow(void) { return SCMP_ACT_ALLOW; }

/// A rule for a call whatever its arguments.
static inline int cseccomp_rule(scmp_filter_ctx filter, uint32_t action, int call) {
  return seccomp_rule_add_array(filter, action, call, 0, NULL);
}

/// A rule for a call whose argument has exactly these of the masked bits set.
static inline int cseccomp_rule_masked(
    scmp_filter_ctx filter, uint32_t action, int call, unsigned argument, uint64_t mask, uint64_t value) {
  struct scmp_arg_cmp compared = {argument, SCMP_CMP_MASKED_EQ, mask, value};
  return seccomp_rule_add_array(filter, action, call, 1, &compared);
}

#endif
