/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiers of a draft as rows. Values are changed in place; what changes the shape makes the rows anew and opens those that
 * were open. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-line-row.h"
#include "gops-members-state.h"
#include "gops-tier-chip.h"
#include "gops-tier-rows.h"
#include "gops-workbench-state.h"

struct _GopsTierRows
{
  AdwBin parent_instance;

  GtkListBox      *list;       /* borrowed */
  GopsSchemeDraft *draft;      /* borrowed (nullable) */
  const char      *language;   /* interned */
  GPtrArray       *fields;     /* (owned) (nullable) */
  GPtrArray       *rows;       /* (owned) (element-type AdwExpanderRow): by tier */
  GPtrArray       *counts;     /* (owned) (element-type GtkLabel): by tier */
  guint            fill_id;    /* an idle that makes the rows anew */
  guint            opened;     /* the tier that it opens */
};

G_DEFINE_FINAL_TYPE (GopsTierRows, gops_tier_rows, ADW_TYPE_BIN)

static guint edited_signal;

static void fill (GopsTierRows *self);

static const GopsTierScheme *
scheme_of (GopsTierRows *self)
{
  return gops_scheme_draft_get_scheme (self->draft);
}

static guint
tier_of (gpointer row)
{
  return GPOINTER_TO_UINT (g_object_get_data (row, "tier"));
}

static void
tell_edited (GopsTierRows *self)
{
  g_signal_emit (self, edited_signal, 0);
}

/* --- what a row says --- */

static void
show_rule (GopsTierRows *self,
           guint         tier)
{
  const GopsTierScheme *scheme = scheme_of (self);
  g_autofree char *rule = gops_members_rule_lines (scheme, &scheme->tiers[tier], self->language);
  g_autofree char *safe = g_markup_escape_text (rule, -1);

  adw_expander_row_set_subtitle (self->rows->pdata[tier], safe);
}

static void
show_title (GopsTierRows *self,
            guint         tier)
{
  const char *name = gops_text_get (&scheme_of (self)->tiers[tier].name, self->language);
  g_autofree char *safe = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (self->rows->pdata[tier], safe);
  gops_expander_row_set_label (self->rows->pdata[tier], name);
}

/* --- changes --- */

static gboolean
on_fill_later_cb (gpointer data)
{
  GopsTierRows *self = data;

  self->fill_id = 0;
  fill (self);
  if (self->opened < self->rows->len)
    adw_expander_row_set_expanded (self->rows->pdata[self->opened], TRUE);
  tell_edited (self);
  return G_SOURCE_REMOVE;
}

/* Not within a signal of a row that goes; once for many. @opened: the tier that shall be open; G_MAXUINT: as they are */
static void
fill_later (GopsTierRows *self,
            guint         opened)
{
  self->opened = opened;
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_DEFAULT, on_fill_later_cb, self, NULL);
}

static void
on_line_edited_cb (GopsTierRows *self,
                   GopsLineRow  *row)
{
  show_rule (self, gops_line_row_get_line (row)->tier);
  tell_edited (self);
}

static void
on_line_remove_wanted_cb (GopsTierRows *self,
                          GopsLineRow  *row)
{
  const GopsDraftLine *line = gops_line_row_get_line (row);

  if (gops_scheme_draft_remove_line (self->draft, line->tier, line->condition))
    fill_later (self, G_MAXUINT);
}

static void
on_grace_changed_cb (GopsTierRows *self,
                     GParamSpec   *pspec,
                     GopsSpinRow  *row)
{
  gops_scheme_draft_set_grace (self->draft, tier_of (row), (int) gops_spin_row_get_value (row));
  tell_edited (self);
}

static void
on_name_changed_cb (GopsTierRows *self,
                    GtkEditable  *entry)
{
  gops_scheme_draft_set_tier_name (self->draft, tier_of (entry), self->language, gtk_editable_get_text (entry));
  show_title (self, tier_of (entry));
  tell_edited (self);
}

static void
on_up_clicked_cb (GopsTierRows *self,
                  GtkWidget    *button)
{
  if (gops_scheme_draft_move_tier (self->draft, tier_of (button), -1))
    fill_later (self, tier_of (button) - 1);
}

static void
on_down_clicked_cb (GopsTierRows *self,
                    GtkWidget    *button)
{
  if (gops_scheme_draft_move_tier (self->draft, tier_of (button), 1))
    fill_later (self, tier_of (button) + 1);
}

static void
on_remove_tier_clicked_cb (GopsTierRows *self,
                           GtkWidget    *button)
{
  if (gops_scheme_draft_remove_tier (self->draft, tier_of (button)))
    fill_later (self, G_MAXUINT);
  else
    gtk_widget_error_bell (button);
}

/* --- adding a condition --- */

/* A fact, and whether it is for the lower line: "12", "12k"; of own fields "19:City". */
static void
on_add_line_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsTierRows *self = GOPS_TIER_ROWS (widget);
  guint tier;
  gboolean keep;
  int fact;
  const char *field;

  g_variant_get (parameter, "(ubi&s)", &tier, &keep, &fact, &field);
  if (gops_scheme_draft_add_line (self->draft, tier, keep, (GopsFact) fact, *field != '\0' ? field : NULL) != NULL)
    fill_later (self, tier);
}

static void
append_fact (GMenu      *menu,
             const char *label,
             guint       tier,
             gboolean    keep,
             GopsFact    fact,
             const char *field)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "rows.add-line", "(ubis)", tier, keep, (int) fact, field);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_facts_menu (GopsTierRows *self,
                 guint         tier,
                 gboolean      keep)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) facts = g_menu_new (), own = g_menu_new ();

  for (GopsFact fact = 0; fact < GOPS_FACT_FIELD; fact++)
    append_fact (facts, gops_workbench_fact_name (fact), tier, keep, fact, "");
  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    append_fact (own, self->fields->pdata[i], tier, keep, GOPS_FACT_FIELD, self->fields->pdata[i]);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (facts));
  if (g_menu_model_get_n_items (G_MENU_MODEL (own)) > 0)
    g_menu_append_section (menu, _("Own fields"), G_MENU_MODEL (own));
  return G_MENU_MODEL (menu);
}

/* The menu is made when it is opened: its items are many. */
static void
on_popup_wanted_cb (GtkMenuButton *button,
                    gpointer       data)
{
  GopsTierRows *self = data;
  g_autoptr (GMenuModel) menu = make_facts_menu (self, tier_of (button), g_object_get_data (G_OBJECT (button), "keep") != NULL);

  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (menu));
}

static GtkWidget *
make_add_button (GopsTierRows *self,
                 const char   *label,
                 guint         tier,
                 gboolean      keep)
{
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "label", label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "tier", GUINT_TO_POINTER (tier));
  g_object_set_data (G_OBJECT (button), "keep", keep ? button : NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), on_popup_wanted_cb, self, NULL);
  return button;
}

/* --- making rows --- */

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "margin-top", 9, "margin-bottom", 3, "margin-start", 12, "margin-end", 12, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_line (GopsTierRows        *self,
          AdwExpanderRow      *parent,
          const GopsDraftLine *line)
{
  gboolean fixed = !line->keep && line->depth == 0;
  GtkWidget *row = gops_line_row_new (self->draft, line, fixed, self->language);

  g_signal_connect_object (row, "edited", G_CALLBACK (on_line_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove-wanted", G_CALLBACK (on_line_remove_wanted_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (parent, row);
}

static void
add_lines (GopsTierRows   *self,
           AdwExpanderRow *parent,
           guint           tier)
{
  g_autoptr (GArray) lines = gops_scheme_draft_get_lines (self->draft, tier);
  gboolean keep = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      const GopsDraftLine *line = &g_array_index (lines, GopsDraftLine, i);

      if (line->keep && !keep)
        adw_expander_row_add_row (parent, make_caption (_("Who is in the tier already stays, as long as:")));
      keep = line->keep;
      add_line (self, parent, line);
    }
}

static GtkWidget *
make_tier_button (GopsTierRows *self,
                  const char   *icon,
                  const char   *format,
                  guint         tier,
                  GCallback     on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf (format, gops_text_get (&scheme_of (self)->tiers[tier].name, self->language));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "tier", GUINT_TO_POINTER (tier));
  g_signal_connect_object (button, "clicked", on_clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* The first tier whose conditions hold is the one; they are listed in another order, as all pages have them. */
static GtkWidget *
make_turn (GopsTierRows *self,
           guint         tier)
{
  /* Translators: whose conditions are looked at first, of so many tiers */
  g_autofree char *text = g_strdup_printf (_("Order of asking: %u of %u"), tier + 1, scheme_of (self)->n_tiers);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_tier_buttons (GopsTierRows *self,
                   guint         tier)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (tier > 0)
    gtk_box_append (GTK_BOX (box), make_tier_button (self, "go-up-symbolic", _("Look at “%s” earlier"), tier, G_CALLBACK (on_up_clicked_cb)));
  if (tier + 2 < scheme_of (self)->n_tiers)
    gtk_box_append (GTK_BOX (box), make_tier_button (self, "go-down-symbolic", _("Look at “%s” later"), tier, G_CALLBACK (on_down_clicked_cb)));
  gtk_box_append (GTK_BOX (box), make_tier_button (self, "user-trash-symbolic", _("Remove “%s”"), tier, G_CALLBACK (on_remove_tier_clicked_cb)));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  return box;
}

/* The turn stands above its buttons: beside them a narrow window has no room. */
static GtkWidget *
make_foot (GopsTierRows *self,
           guint         tier)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *adds = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (adds), make_add_button (self, _("Add Condition"), tier, FALSE));
  gtk_box_append (GTK_BOX (adds), make_add_button (self, _("Add to the Lower Line"), tier, TRUE));
  gtk_box_append (GTK_BOX (place), make_turn (self, tier));
  gtk_box_append (GTK_BOX (place), make_tier_buttons (self, tier));
  gtk_box_append (GTK_BOX (box), adds);
  gtk_box_append (GTK_BOX (box), place);
  g_object_set (box, "margin-top", 6, "margin-bottom", 6, "margin-start", 6, "margin-end", 6, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_name_and_grace (GopsTierRows   *self,
                    AdwExpanderRow *parent,
                    guint           tier)
{
  const GopsTier *own = &scheme_of (self)->tiers[tier];
  GtkWidget *name = adw_entry_row_new (), *grace = gops_spin_row_new (_("Days of grace before a move down"), 0, 366, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), C_("tier", "Name"));
  gtk_editable_set_text (GTK_EDITABLE (name), gops_text_get (&own->name, self->language));
  g_object_set_data (G_OBJECT (name), "tier", GUINT_TO_POINTER (tier));
  g_signal_connect_object (name, "changed", G_CALLBACK (on_name_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (parent, name);
  if (tier + 1 == scheme_of (self)->n_tiers)
    return;   /* nobody falls out of the last */
  gops_spin_row_set_value (GOPS_SPIN_ROW (grace), own->grace_days);
  g_object_set_data (G_OBJECT (grace), "tier", GUINT_TO_POINTER (tier));
  g_signal_connect_object (grace, "notify::value", G_CALLBACK (on_grace_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (parent, grace);
}

/* What is in a row is made when it is opened first. */
static void
on_expanded_cb (GopsTierRows   *self,
                GParamSpec     *pspec,
                AdwExpanderRow *row)
{
  guint tier = tier_of (row);
  gboolean last = tier + 1 == scheme_of (self)->n_tiers;

  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  if (!last)
    add_lines (self, row, tier);
  add_name_and_grace (self, row, tier);
  if (!last)
    adw_expander_row_add_row (row, make_foot (self, tier));
}

static GtkWidget *
make_sign (const char *tier)
{
  GtkWidget *sign = gops_tier_chip_new (tier, NULL);

  gtk_widget_add_css_class (sign, "plain");
  return sign;
}

static void
add_tier (GopsTierRows *self,
          guint         tier)
{
  GtkWidget *row = adw_expander_row_new (), *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "gops-figures");
  gtk_widget_add_css_class (count, "heading");
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->counts, count);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), make_sign (scheme_of (self)->tiers[tier].id));
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), count);
  show_title (self, tier);
  show_rule (self, tier);
  g_object_set_data (G_OBJECT (row), "tier", GUINT_TO_POINTER (tier));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self, G_CONNECT_SWAPPED);
}

/* Which tiers are open, by their ids. Returns: (transfer full) */
static GHashTable *
find_open (GopsTierRows *self)
{
  GHashTable *open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (adw_expander_row_get_expanded (self->rows->pdata[i]))
      g_hash_table_add (open, g_strdup (g_object_get_data (self->rows->pdata[i], "tier-id")));
  return open;
}

static void
clear (GopsTierRows *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->counts, 0);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
fill (GopsTierRows *self)
{
  g_autoptr (GHashTable) open = find_open (self);
  g_autofree guint *order = self->draft != NULL ? gops_tier_scheme_order (scheme_of (self)) : NULL;
  guint n = self->draft != NULL ? scheme_of (self)->n_tiers : 0;

  clear (self);
  for (guint i = 0; i < n; i++)
    {
      const char *id = scheme_of (self)->tiers[i].id;

      add_tier (self, i);
      g_object_set_data_full (self->rows->pdata[i], "tier-id", g_strdup (id), g_free);
      adw_expander_row_set_expanded (self->rows->pdata[i], g_hash_table_contains (open, id));
    }
  for (guint i = 0; i < n; i++)   /* as the bars and the Members page have them */
    gtk_list_box_append (self->list, self->rows->pdata[order[i]]);
}

/* --- object --- */

static void
gops_tier_rows_dispose (GObject *object)
{
  g_clear_handle_id (&GOPS_TIER_ROWS (object)->fill_id, g_source_remove);
  G_OBJECT_CLASS (gops_tier_rows_parent_class)->dispose (object);
}

static void
gops_tier_rows_finalize (GObject *object)
{
  GopsTierRows *self = GOPS_TIER_ROWS (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->counts);
  G_OBJECT_CLASS (gops_tier_rows_parent_class)->finalize (object);
}

static void
gops_tier_rows_class_init (GopsTierRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_tier_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_tier_rows_finalize;
  edited_signal = g_signal_new ("edited", GOPS_TYPE_TIER_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "rows.add-line", "(ubis)", on_add_line_cb);
}

static void
gops_tier_rows_init (GopsTierRows *self)
{
  self->rows = g_ptr_array_new ();
  self->counts = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tiers and their conditions"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

GtkWidget *
gops_tier_rows_new (void)
{
  return g_object_new (GOPS_TYPE_TIER_ROWS, NULL);
}

void
gops_tier_rows_set_draft (GopsTierRows    *self,
                          GopsSchemeDraft *draft,
                          const char      *language,
                          GPtrArray       *fields)
{
  self->draft = draft;
  self->language = g_intern_string (language);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = fields != NULL ? g_ptr_array_ref (fields) : NULL;
  fill (self);
}

void
gops_tier_rows_set_counts (GopsTierRows          *self,
                           const GopsTiersResult *result)
{
  for (guint i = 0; i < self->counts->len; i++)
    {
      g_autofree char *text = result != NULL && i < result->scheme->n_tiers ? g_strdup_printf ("%u", result->counts[i].count) : g_strdup ("");

      gtk_label_set_label (self->counts->pdata[i], text);
    }
}

GtkWidget *
gops_tier_rows_open (GopsTierRows *self,
                     guint         tier)
{
  g_return_val_if_fail (tier < self->rows->len, NULL);

  adw_expander_row_set_expanded (self->rows->pdata[tier], TRUE);
  return self->rows->pdata[tier];
}
