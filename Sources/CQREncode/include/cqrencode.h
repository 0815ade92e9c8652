// libqrencode as it is; nothing of it is variadic.
#ifndef CQRENCODE_H
#define CQRENCODE_H
#include <qrencode.h>
#endif
