// The C API of OpenVINO for Swift. Networks are compiled by ov_core_compile_model_props, so no variadic call needs a wrapper.
#pragma once

#include <openvino/c/openvino.h>

// For malloc_trim and mallopt, which Swift's Glibc module leaves out: compiling a network frees much memory that should
// go back.
#include <malloc.h>
