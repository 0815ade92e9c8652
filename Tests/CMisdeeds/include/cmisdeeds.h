// What a worker taken over by a picture might do to another process, of calls that Swift does not import.
#ifndef CMISDEEDS_H
#define CMISDEEDS_H

#include <sys/types.h>

/// Sets a limit of the process to what it is. Returns 0 when it could.
int cmisdeeds_limit(pid_t process);

/// Binds the process to the cores that it may use anyway. Returns 0 when it could.
int cmisdeeds_bind(pid_t process);

#endif
