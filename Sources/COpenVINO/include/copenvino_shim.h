// The C API of OpenVINO for Swift. Networks are compiled by ov_core_compile_model_props, so no variadic call needs a wrapper.
#pragma once

#include <openvino/c/openvino.h>
