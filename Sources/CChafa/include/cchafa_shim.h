// What of libchafa and GLib Swift cannot import: a macro that frees a string, and enumerations that are flags.
#ifndef CCHAFA_SHIM_H
#define CCHAFA_SHIM_H

#include <chafa.h>

static inline void cchafa_free_string(GString *string) { (g_string_free)(string, TRUE); }

/// Blocks, half and quarter blocks and blanks, which every font of a terminal has.
static inline void cchafa_add_blocks(ChafaSymbolMap *map) {
  chafa_symbol_map_add_by_tags(map, (ChafaSymbolTags)(CHAFA_SYMBOL_TAG_BLOCK | CHAFA_SYMBOL_TAG_SPACE));
}

/// Every control sequence that libchafa knows, whatever the terminal; the caller unreferences it.
static inline ChafaTermInfo *cchafa_every_sequence(void) {
  return chafa_term_db_get_fallback_info(chafa_term_db_get_default());
}

#endif
