/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write about one member in a list. */
#pragma once

#include <glib.h>

typedef enum
{
  GOPS_PASTE_CELL_NAME,
  GOPS_PASTE_CELL_ID,
  GOPS_PASTE_CELL_PHONE,
  GOPS_PASTE_CELL_EMAIL,
  GOPS_PASTE_CELL_ROLE,
  GOPS_PASTE_CELL_NOTE,
} GopsPasteCell;

#define GOPS_PASTE_N_CELLS (GOPS_PASTE_CELL_NOTE + 1)

/** GopsPastePerson: @cells: (owned): never %NULL, "" for what is not said */
typedef struct
{
  char *cells[GOPS_PASTE_N_CELLS];
} GopsPastePerson;

/** gops_paste_person_read: @text: one entry between separators */
void     gops_paste_person_read      (GopsPastePerson       *self,
                                      char                  *text);

/** gops_paste_person_has_name: whether more is known than numbers, addresses and a role */
gboolean gops_paste_person_has_name  (const GopsPastePerson *self);

/** gops_paste_person_is_nobody: whether nothing at all is known */
gboolean gops_paste_person_is_nobody (const GopsPastePerson *self);

/** gops_paste_person_merge: takes what @other says where nothing is said; the rest of it goes into the note */
void     gops_paste_person_merge     (GopsPastePerson       *self,
                                      const GopsPastePerson *other);
void     gops_paste_person_clear     (GopsPastePerson       *self);
