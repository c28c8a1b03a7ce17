/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large gradients, kept from one drawing to the next: computing one takes ten times as long as copying it, and most posters of
 * a batch, and every preview of one poster, have the same. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* To be called between setting a source and filling the path on a picture: a gradient that fills much of it is replaced by one
 * that was kept in this thread, or is from now on: the same pixels each time, which are those of the gradient itself but for one
 * step in 255 here and there, as rounding has it.  Everything else is left as it is. */
void gops_gradient_keep (cairo_t *cr);

G_END_DECLS
