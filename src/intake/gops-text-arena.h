/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the texts of one record until the next one is read. */
#pragma once

#include <glib.h>

/* All texts of one record; hostile records repeat a field without end. */
#define GOPS_TEXT_ARENA_MAX (4 * 1024 * 1024)   /* bytes */

typedef struct _GopsTextArena GopsTextArena;

GopsTextArena *gops_text_arena_new   (void);
void           gops_text_arena_free  (GopsTextArena *self);

/** gops_text_arena_reset: forgets all texts; what they needed above the usual is given back */
void           gops_text_arena_reset (GopsTextArena *self);

/**
 * gops_text_arena_keep:
 *
 * Returns: (transfer none): a copy of @length bytes with a zero behind, until the next reset; "" when the arena is full
 */
char          *gops_text_arena_keep  (GopsTextArena *self,
                                      const char    *text,
                                      gsize          length);

/** gops_text_arena_is_full: Returns: whether a text was not kept since the last reset */
gboolean       gops_text_arena_is_full (GopsTextArena *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTextArena, gops_text_arena_free)
