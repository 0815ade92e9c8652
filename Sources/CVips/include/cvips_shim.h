// Swift cannot call variadic functions nor see function-like macros: one inline function for each that we use, nothing
// else. Every function that makes an image answers 0 and sets `out`, which the caller owns, or answers -1.
#ifndef CVIPS_SHIM_H
#define CVIPS_SHIM_H

#include <vips/vips.h>

static inline int cvips_init(const char *name) { return VIPS_INIT(name); }

// Loading. The bytes must outlive the image.

static inline int cvips_load_jpeg(const void *bytes, size_t count, int shrink, VipsFailOn fail_on, VipsImage **out) {
  return vips_jpegload_buffer((void *)bytes, count, out, "shrink", shrink, "access", VIPS_ACCESS_SEQUENTIAL,
                              "fail_on", fail_on, NULL);
}

static inline int cvips_load_png(const void *bytes, size_t count, VipsImage **out) {
  return vips_pngload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                             VIPS_FAIL_ON_TRUNCATED, NULL);
}

static inline int cvips_load_webp(const void *bytes, size_t count, VipsImage **out) {
  return vips_webpload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                              VIPS_FAIL_ON_TRUNCATED, NULL);
}

static inline int cvips_load_heif(const void *bytes, size_t count, VipsImage **out) {
  return vips_heifload_buffer((void *)bytes, count, out, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on",
                              VIPS_FAIL_ON_TRUNCATED, NULL);
}

// Colour and form.

static inline int cvips_flatten(VipsImage *in, VipsArrayDouble *background, VipsImage **out) {
  return vips_flatten(in, out, "background", background, NULL);
}

static inline int cvips_icc_to_srgb(VipsImage *in, VipsImage **out) {
  return vips_icc_transform(in, out, "srgb", "embedded", TRUE, "depth", 8, NULL);
}

static inline int cvips_colourspace(VipsImage *in, VipsInterpretation space, VipsImage **out) {
  return vips_colourspace(in, out, space, NULL);
}

static inline int cvips_cast_uchar(VipsImage *in, VipsImage **out) { return vips_cast_uchar(in, out, NULL); }

static inline int cvips_extract_bands(VipsImage *in, int first, int count, VipsImage **out) {
  return vips_extract_band(in, out, first, "n", count, NULL);
}

// Geometry.

static inline int cvips_rot(VipsImage *in, VipsAngle angle, VipsImage **out) { return vips_rot(in, out, angle, NULL); }

static inline int cvips_flip_horizontal(VipsImage *in, VipsImage **out) {
  return vips_flip(in, out, VIPS_DIRECTION_HORIZONTAL, NULL);
}

static inline int cvips_extract_area(VipsImage *in, int left, int top, int width, int height, VipsImage **out) {
  return vips_extract_area(in, out, left, top, width, height, NULL);
}

static inline int cvips_embed_copying_edges(VipsImage *in, int width, int height, VipsImage **out) {
  return vips_embed(in, out, 0, 0, width, height, "extend", VIPS_EXTEND_COPY, NULL);
}

static inline int cvips_embed(VipsImage *in, int x, int y, int width, int height, VipsArrayDouble *background,
                              VipsImage **out) {
  return vips_embed(in, out, x, y, width, height, "extend", VIPS_EXTEND_BACKGROUND, "background", background, NULL);
}

static inline int cvips_shrink(VipsImage *in, double across, double down, VipsImage **out) {
  return vips_shrink(in, out, across, down, NULL);
}

static inline int cvips_reduce(VipsImage *in, double across, double down, VipsImage **out) {
  return vips_reduce(in, out, across, down, "kernel", VIPS_KERNEL_LINEAR, NULL);
}

static inline int cvips_affine(VipsImage *in, const double matrix[4], VipsInterpolate *interpolate,
                               const double input_offset[2], const double output_offset[2], VipsArrayInt *area,
                               VipsArrayDouble *background, VipsImage **out) {
  return vips_affine(in, out, matrix[0], matrix[1], matrix[2], matrix[3], "interpolate", interpolate, "idx",
                     input_offset[0], "idy", input_offset[1], "odx", output_offset[0], "ody", output_offset[1], "oarea",
                     area, "extend", VIPS_EXTEND_COPY, "background", background, NULL);
}

// Drawing on an image that lies in memory.

static inline int cvips_draw_line(VipsImage *image, const double *ink, int bands, int x1, int y1, int x2, int y2) {
  return vips_draw_line(image, (double *)ink, bands, x1, y1, x2, y2, NULL);
}

static inline int cvips_draw_rect(VipsImage *image, const double *ink, int bands, int left, int top, int width,
                                  int height, int fill) {
  return vips_draw_rect(image, (double *)ink, bands, left, top, width, height, "fill", fill, NULL);
}

static inline int cvips_draw_disc(VipsImage *image, const double *ink, int bands, int x, int y, int radius) {
  return vips_draw_circle(image, (double *)ink, bands, x, y, radius, "fill", TRUE, NULL);
}

static inline int cvips_draw_mask(VipsImage *image, const double *ink, int bands, VipsImage *mask, int x, int y) {
  return vips_draw_mask(image, (double *)ink, bands, mask, x, y, NULL);
}

static inline int cvips_text(const char *markup, const char *font, int width, VipsImage **out) {
  return vips_text(out, markup, "font", font, "width", width, "dpi", 72, NULL);
}

// Saving. The bytes are the caller's to free with g_free.

/// `suffix` names the format with options in brackets, such as `.png[strip]`.
static inline int cvips_save(VipsImage *in, const char *suffix, void **bytes, size_t *count) {
  return vips_image_write_to_buffer(in, suffix, bytes, count, NULL);
}

// Macros.

static inline void cvips_unref(VipsImage *image) { g_object_unref(image); }

static inline void cvips_area_unref(void *area) { vips_area_unref(VIPS_AREA(area)); }

#endif
