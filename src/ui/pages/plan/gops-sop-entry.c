/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of an SOP. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-day-anchor.h"
#include "gops-day.h"
#include "gops-fill.h"
#include "gops-method.h"
#include "gops-sop-edit.h"
#include "gops-sop-entry.h"
#include "gops-tags.h"
#include "gops-weekday.h"

#define GOPS_TYPE_SOP_ENTRY (gops_sop_entry_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopEntry, gops_sop_entry, GOPS, SOP_ENTRY, AdwBin)

struct _GopsSopEntry
{
  AdwBin parent_instance;

  GopsSession     *session;   /* (owned) */
  char            *sop;       /* (owned) */
  GopsArena       *arena;     /* (owned): of the item's texts */
  GopsSopItem      item;      /* as it was */
  GopsSopEntryFunc func;
  GWeakRef         owner;

  GtkWidget *keep, *problem;
  GtkWidget *title_row, *type_row, *day_row, *weekday_row, *on_row, *time_row, *until_row, *owner_row, *minutes_row, *materials_row;
  GtkTextBuffer *text;
};

G_DEFINE_FINAL_TYPE (GopsSopEntry, gops_sop_entry, ADW_TYPE_BIN)

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* --- reading the form --- */

static const char *
keep (GopsArena  *arena,
      const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return *stripped != '\0' ? gops_arena_string (arena, stripped) : NULL;
}

static const char *const *
read_materials (GopsSopEntry *self,
                GopsArena    *arena)
{
  g_autoptr (GPtrArray) parts = gops_titles_split (text_of (self->materials_row));
  const char **titles = gops_arena_alloc0 (arena, (parts->len + 1) * sizeof *titles);

  for (guint i = 0; i < parts->len; i++)
    titles[i] = gops_arena_string (arena, parts->pdata[i]);
  return parts->len > 0 ? titles : NULL;
}

static const char *
read_owner (GopsSopEntry *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->owner_row));
  const char *const *owners = gops_sop_owners ();

  return selected < g_strv_length ((char **) owners) ? owners[selected] : self->item.owner;   /* a name stays */
}

static GopsSopItem
read_form (GopsSopEntry *self,
           GopsArena    *arena)
{
  GopsSopItem item = self->item;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  text = gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
  item.title = gops_text_with (&self->item.title, gops_interface_language (), keep (arena, text_of (self->title_row)));
  item.text = gops_text_with (&self->item.text, gops_interface_language (), keep (arena, text));
  item.type = gops_plan_types ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->type_row))];
  item.day = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->day_row));
  item.weekday = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->weekday_row));
  item.on = keep (arena, text_of (self->on_row));
  item.time = keep (arena, text_of (self->time_row));
  item.until = keep (arena, text_of (self->until_row));
  item.owner = read_owner (self);
  item.minutes = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->minutes_row));
  item.materials = read_materials (self, arena);
  return item;
}

/* Returns: (transfer full) (nullable): what is wrong with it */
static char *
find_problem (GopsSopEntry      *self,
              const GopsSopItem *item)
{
  GopsDayAnchor anchor;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTradeDates) dates = gops_trade_dates_load (gops_session_get_store (self->session), NULL);

  if (item->time == NULL || gops_minutes_parse (item->time) < 0)
    return g_strdup (_("The time is written as 08:30."));
  if (item->until != NULL && (gops_minutes_parse (item->until) < 0 || strcmp (item->until, item->time) <= 0))
    return g_strdup (_("“Until” is a later time of the same day, or empty."));
  if (item->on != NULL && !gops_day_anchor_parse (item->on, dates, &anchor, &error))
    return g_strdup (error->message);
  return NULL;
}

/* What does not keep it from being kept. (transfer full) (nullable) */
static char *
find_warning (const GopsSopItem *item)
{
  const GopsFillValues values = { .language = gops_interface_language (), .name = "" };
  g_autofree char *unknown = gops_fill_find_unknown (&values, gops_text_get (&item->text, gops_interface_language ()));

  return unknown != NULL ? g_strdup_printf (_("Nobody knows what %s stands for: a text with it is not copied."), unknown) : NULL;
}

static void
update (GopsSopEntry *self)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  GopsSopItem item = read_form (self, arena);
  g_autofree char *problem = find_problem (self, &item), *warning = find_warning (&item);
  const char *said = problem != NULL ? problem : warning;

  gtk_label_set_label (GTK_LABEL (self->problem), said != NULL ? said : "");
  gtk_widget_set_visible (self->problem, said != NULL);
  gtk_widget_set_sensitive (self->keep, problem == NULL && gops_text_is_set (&item.title));
}

static void
on_keep_clicked_cb (GopsSopEntry *self)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  GopsSopItem item = read_form (self, arena);
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!gtk_widget_get_sensitive (self->keep))
    return;
  if (!gops_own_sop_put_item (gops_session_get_store (self->session), self->sop, &item, &id, &error))
    {
      gtk_label_set_label (GTK_LABEL (self->problem), error->message);
      gtk_widget_set_visible (self->problem, TRUE);
      return;
    }
  if (owner != NULL)
    self->func (id, owner);
  gops_dialog_close (GTK_WIDGET (self));
}

/* --- making the form --- */

static GtkWidget *
add (GopsSopEntry *self,
     GtkWidget    *group,
     GtkWidget    *row,
     const char   *signal)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_entry (GopsSopEntry *self,
           GtkWidget    *group,
           const char   *title,
           const char   *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (on_keep_clicked_cb), self, G_CONNECT_SWAPPED);
  return add (self, group, row, "changed");
}

static GtkWidget *
add_combo (GopsSopEntry     *self,
           GtkWidget        *group,
           const char       *title,
           const char *const *labels,
           guint             selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return add (self, group, row, "notify::selected");
}

static GtkWidget *
add_spin (GopsSopEntry *self,
          GtkWidget    *group,
          const char   *title,
          int           lower,
          int           upper,
          int           value)
{
  GtkWidget *row = gops_spin_row_new (title, lower, upper, 1);

  gops_spin_row_set_value (GOPS_SPIN_ROW (row), value);
  return add (self, group, row, "notify::value");
}

static GtkWidget *
add_types (GopsSopEntry *self,
           GtkWidget    *group)
{
  const char *const *types = gops_plan_types ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; types[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) gops_plan_type_name (types[i]));
      if (g_strcmp0 (types[i], self->item.type) == 0)
        selected = i;
    }
  g_ptr_array_add (names, NULL);
  return add_combo (self, group, _("Type"), (const char *const *) names->pdata, selected);
}

static GtkWidget *
add_owners (GopsSopEntry *self,
            GtkWidget    *group)
{
  const char *const *owners = gops_sop_owners ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = g_strv_length ((char **) owners);

  for (guint i = 0; owners[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strconcat ("role.", owners[i], NULL);

      g_ptr_array_add (names, (gpointer) gops_phrase (gops_interface_language (), phrase));
      if (g_strcmp0 (owners[i], self->item.owner) == 0)
        selected = i;
    }
  if (selected == names->len)
    g_ptr_array_add (names, (gpointer) self->item.owner);
  g_ptr_array_add (names, NULL);
  return add_combo (self, group, _("Who"), (const char *const *) names->pdata, selected);
}

static GtkWidget *
add_weekdays (GopsSopEntry *self,
              GtkWidget    *group)
{
  const char *names[9] = { _("Any") };

  for (int i = 1; i <= 7; i++)
    names[i] = gops_weekday_name (i);
  return add_combo (self, group, _("First weekday from that day on"), names, (guint) CLAMP (self->item.weekday, 0, 7));
}

static GtkWidget *
make_text (GopsSopEntry *self)
{
  GtkWidget *group = adw_preferences_group_new (), *view = gtk_text_view_new (), *frame = gtk_frame_new (NULL);
  const char *text = gops_text_get (&self->item.text, gops_interface_language ());

  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->text, text != NULL ? text : "", -1);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "left-margin", 12, "right-margin", 12, "top-margin", 9, "bottom-margin", 9, "height-request", 110,
                "accepts-tab", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text"), -1);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_widget_add_css_class (frame, "view");
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Text"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("{group}, {owner}, {theme}, the times {from} and {until} and, for one person, {name} are filled in."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), frame);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
make_what (GopsSopEntry *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->title_row = add_entry (self, group, _("Title"), gops_text_get (&self->item.title, gops_interface_language ()));
  self->type_row = add_types (self, group);
  self->day_row = add_spin (self, group, _("Day (0: the day before day 1)"), -60, 400, self->item.day);
  self->time_row = add_entry (self, group, _("Time"), self->item.time);
  self->until_row = add_entry (self, group, _("Until"), self->item.until);
  return group;
}

static GtkWidget *
make_more (GopsSopEntry *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *materials = self->item.materials != NULL ? g_strjoinv ("; ", (char **) self->item.materials) : NULL;

  self->owner_row = add_owners (self, group);
  self->minutes_row = add_spin (self, group, _("Minutes of Work"), 0, 1440, self->item.minutes);
  self->materials_row = add_entry (self, group, _("Materials, by title (a; b)"), materials);
  self->weekday_row = add_weekdays (self, group);
  self->on_row = add_entry (self, group, _("Hangs on a day (lunar:8-15, trade:double11)"), self->item.on);
  return group;
}

static GtkWidget *
make_header (GopsSopEntry *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->keep = gtk_button_new_with_mnemonic (self->item.id != NULL ? _("_Change") : _("_Add"));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gops_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (on_keep_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_set (header, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE, NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (self->item.id != NULL ? _("Entry") : _("New Entry"), ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->keep);
  return header;
}

static GtkWidget *
make_form (GopsSopEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->problem = gtk_label_new ("");
  g_object_set (self->problem, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->problem, "gops-amber");
  gtk_box_append (GTK_BOX (box), make_what (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), make_text (self));
  gtk_box_append (GTK_BOX (box), make_more (self));
  g_object_set (box, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

/* --- object --- */

static void
gops_sop_entry_finalize (GObject *object)
{
  GopsSopEntry *self = GOPS_SOP_ENTRY (object);

  g_clear_object (&self->session);
  g_weak_ref_clear (&self->owner);
  gops_arena_free (self->arena);
  g_free (self->sop);

  G_OBJECT_CLASS (gops_sop_entry_parent_class)->finalize (object);
}

static void
gops_sop_entry_class_init (GopsSopEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_sop_entry_finalize;
}

static void
gops_sop_entry_init (GopsSopEntry *self)
{
  g_weak_ref_init (&self->owner, NULL);
  self->arena = gops_arena_new ();
}

static const char *
hold (GopsSopEntry *self,
      const char   *text)
{
  return text != NULL ? gops_arena_string (self->arena, text) : NULL;
}

/* The item outlives the SOPs that it was read from. */
static void
hold_item (GopsSopEntry      *self,
           const GopsSopItem *item)
{
  guint n = item->materials != NULL ? g_strv_length ((char **) item->materials) : 0;
  const char **materials = gops_arena_alloc0 (self->arena, (n + 1) * sizeof *materials);

  for (guint i = 0; i < n; i++)
    materials[i] = hold (self, item->materials[i]);
  self->item = *item;
  self->item.id = hold (self, item->id);
  self->item.on = hold (self, item->on);
  self->item.time = hold (self, item->time);
  self->item.until = hold (self, item->until);
  self->item.type = hold (self, item->type);
  self->item.title = (GopsText) { hold (self, item->title.en), hold (self, item->title.zh_cn) };
  self->item.text = (GopsText) { hold (self, item->text.en), hold (self, item->text.zh_cn) };
  self->item.owner = hold (self, item->owner);
  self->item.tactic = hold (self, item->tactic);
  self->item.poster = hold (self, item->poster);
  self->item.added = hold (self, item->added);
  self->item.materials = n > 0 ? materials : NULL;
}

void
gops_sop_entry_present (GopsSession       *session,
                        const char        *sop,
                        const GopsSopItem *item,
                        GopsSopEntryFunc   func,
                        GObject           *owner,
                        GtkWidget         *parent)
{
  GopsSopEntry *self = g_object_new (GOPS_TYPE_SOP_ENTRY, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean own = gops_sop_is_own (sop);

  self->session = g_object_ref (session);
  self->sop = g_strdup (sop);
  self->func = func;
  g_weak_ref_set (&self->owner, owner);
  hold_item (self, item);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_form (self));
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
  gtk_widget_set_visible (self->keep, own);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Entry"), 480, 680, parent);
  if (own)
    gops_dialog_set_default (GTK_WIDGET (self), self->keep);
}
