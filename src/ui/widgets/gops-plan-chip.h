/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the plan, wherever one is seen: a button with the sign and hue of its type, its title, and the mark of its
 * status. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  const char *date;       /* "YYYY-MM-DD"; others are left out of a month */
  const char *type;       /* content type id */
  const char *title;
  const char *status;     /* plan status id, or "free": nothing yet, a place for an item */
  gboolean    warn;       /* outlined in amber: advice speaks of it */
  gboolean    repeats;    /* one of several: a sign says so */
  guint       count;      /* of more than one group at once: how many */
  const char *times;      /* (nullable): "09:00–09:58", where they do not begin at once */
  const char *group;      /* (nullable): whose it is, where that has to be said */
  guint       tint;       /* of the group, 1 … GOPS_PLAN_TINTS; 0: none */
  gboolean    chosen;     /* one of those that somebody has chosen */
  const char *caption;    /* (nullable): a second line, of chips that have one */
} GopsPlanChipItem;

#define GOPS_PLAN_TINTS 6

#define GOPS_TYPE_PLAN_CHIP (gops_plan_chip_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanChip, gops_plan_chip, GOPS, PLAN_CHIP, GtkButton)

/* Signals: "clicked" opens it; "command" (const char *): "edit", "move", "done", "remove", "choose", by its menu and keys.
 * What is dragged is its id, as gint64. */
GtkWidget *gops_plan_chip_new        (gboolean                with_caption);
void       gops_plan_chip_fill       (GopsPlanChip           *self,
                                      const GopsPlanChipItem *item);
gint64     gops_plan_chip_get_id     (GopsPlanChip           *self);
const char *gops_plan_chip_get_title (GopsPlanChip           *self);
const char *gops_plan_chip_get_icon  (GopsPlanChip           *self);
const char *gops_plan_chip_get_status (GopsPlanChip          *self);

/* Keys of a view that has chips in something that scrolls, which would take Ctrl and arrows for itself: @func gets @args. */
void       gops_plan_chip_add_key    (GtkWidget              *view,
                                      guint                   key,
                                      GtkShortcutFunc         func,
                                      GVariant               *args);

/* Where there is room, a title goes on in a second and third line. Takes from @room. Returns: pixels more than one line. */
int        gops_plan_chip_grow       (GopsPlanChip           *self,
                                      int                     width,
                                      int                    *room);

G_END_DECLS
