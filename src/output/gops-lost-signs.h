/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs that PDF files lose.
 *
 * Of a CFF typeface cairo writes only the subroutines that the signs of the file use. Of 如 in Noto Sans CJK SC Regular it
 * misses one, and unless another sign of the file uses that too, the place stays empty (cairo 1.16 and 1.18 with Noto Sans
 * CJK 2.004; of the 6,763 signs of GB 2312 no other is concerned). Such signs are drawn as outlines too: the text stays text,
 * and is seen. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Call after @line was shown at (x, y), its base line. Draws with the context's source; nothing on other surfaces than PDF. */
void gops_draw_lost_signs (cairo_t         *cr,
                           PangoLayoutLine *line,
                           double           x,
                           double           y);

G_END_DECLS
