/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to look after today. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-care.h"
#include "gops-compat.h"
#include "gops-day.h"
#include "gops-store-task.h"
#include "gops-care-list.h"
#include "gops-workspace.h"

#define MOST_CHARACTERS 200
#define MOST_ROWS       30   /* cares of groups that are shown at once */
#define LATER_DAYS      3

struct _GopsCareList
{
  GtkWidget parent_instance;

  GopsSession  *session;     /* (owned) */
  gint64        group;       /* 0: all */
  GPtrArray    *dues;        /* (owned) (nullable) (element-type GopsCareDue): in the order of the rows */
  char         *shown;       /* (owned) (nullable): what the rows show, to leave alone what is the same */
  GHashTable   *open;        /* (owned): keys of rows that are open */
  GCancellable *loading;     /* (owned) (nullable) */
  gboolean      stale;       /* something has changed that may change what is due */
  int           day;         /* for which was loaded last, as the computer's clock has it */

  GtkWidget    *title, *list, *more;
};

G_DEFINE_FINAL_TYPE (GopsCareList, gops_care_list, GTK_TYPE_WIDGET)

enum { COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

guint
gops_care_list_get_n_people (GopsCareList *self)
{
  guint n = 0;

  for (guint i = 0; self->dues != NULL && i < self->dues->len; i++)
    n += ((GopsCareDue *) g_ptr_array_index (self->dues, i))->people->len;
  return n;
}

/* --- a person: copied, done, put off --- */

/* What a person's row is about. */
typedef struct
{
  gint64  group, person;
  char   *care;     /* (owned) */
  char   *name;     /* (owned) */
  char   *text;     /* (owned) */
} About;

static void
about_free (gpointer data)
{
  About *about = data;

  g_free (about->care);
  g_free (about->name);
  g_free (about->text);
  g_free (about);
}

static const About *
about_of (GtkWidget *inside)
{
  GtkWidget *row = ADW_IS_ACTION_ROW (inside) ? inside : gtk_widget_get_ancestor (inside, ADW_TYPE_ACTION_ROW);

  return g_object_get_data (G_OBJECT (row), "about");
}

/* The keyboard goes on to the next person, so that a list is worked off without the mouse. */
static void
focus_next (GtkWidget *inside)
{
  GtkWidget *row = gtk_widget_get_ancestor (inside, ADW_TYPE_ACTION_ROW);
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (row) : NULL;

  if (next == NULL && row != NULL)
    next = gtk_widget_get_prev_sibling (row);
  if (next != NULL)
    (void) gtk_widget_grab_focus (next);
}

static void
note (GopsCareList *self,
      GtkWidget     *inside,
      gboolean       later,
      const char    *said)
{
  const About *about = about_of (inside);
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *zone = NULL, *today = NULL, *until = NULL;
  g_autoptr (GError) error = NULL;

  if (later && gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", about->group))
    {
      today = gops_date_today (store, zone);
      until = gops_date_add (today, LATER_DAYS);
    }
  if (!gops_care_note (store, about->group, about->care, &about->person, 1, NULL, until, NULL, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  g_clear_pointer (&self->shown, g_free);   /* even when it is undone before the list follows */
  gops_session_toast_undo (self->session, said);
  focus_next (inside);
  gtk_widget_set_visible (gtk_widget_get_ancestor (inside, ADW_TYPE_ACTION_ROW), FALSE);   /* at once; the list follows */
}

static void
copy (GopsCareList *self,
      GtkWidget     *inside)
{
  const About *about = about_of (inside);
  g_autofree char *said = g_strdup_printf (_("Copied for %s and noted as done"), about->name);

  if (*about->text == '\0')
    return;
  gops_session_copy_text (self->session, about->text, NULL);
  note (self, inside, FALSE, said);
}

static void
do_it (GopsCareList *self,
       GtkWidget     *inside)
{
  g_autofree char *said = g_strdup_printf (_("Noted as done for %s"), about_of (inside)->name);

  note (self, inside, FALSE, said);
}

static void
put_off (GopsCareList *self,
         GtkWidget     *inside)
{
  g_autofree char *said = g_strdup_printf (_("Put off for three days: %s"), about_of (inside)->name);

  note (self, inside, TRUE, said);
}

static GopsCareList *
care_of (GtkWidget *row)
{
  return GOPS_CARE_LIST (gtk_widget_get_ancestor (row, GOPS_TYPE_CARE_LIST));
}

/* Single letters act only while the row has the focus, not one of its buttons. */
static gboolean
on_key_cb (GtkWidget *row,
           GVariant  *args,
           gpointer   data)
{
  void (*act) (GopsCareList *, GtkWidget *) = data;

  if (!gtk_widget_has_focus (row))
    return FALSE;
  act (care_of (row), row);
  return TRUE;
}

static void
add_keys (GtkWidget *row)
{
  static const struct { guint key; void (*act) (GopsCareList *, GtkWidget *); } keys[] = {
    { GDK_KEY_c, copy }, { GDK_KEY_space, do_it }, { GDK_KEY_l, put_off },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                            gtk_callback_action_new (on_key_cb, (gpointer) keys[i].act, NULL)));
  gtk_widget_add_controller (row, controller);
}

/* --- rows --- */

static void
add_button (GopsCareList *self,
            GtkWidget     *row,
            const char    *icon,
            const char    *label,
            char          *spoken,    /* (transfer full) */
            GCallback      clicked)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  if (icon != NULL)
    gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_free (spoken);
}

static char *
describe_person (const GopsCareDue    *due,
                 const GopsCarePerson *person)
{
  g_autofree char *late = g_strdup_printf (ngettext ("%d day late", "%d days late", person->days_late), person->days_late);
  const char *text = *person->text != '\0' ? person->text : gops_text_get (&due->care.why, gops_interface_language ());

  return person->days_late > 0 ? g_strdup_printf ("%s · %s", late, text) : g_strdup (text);
}

static GtkWidget *
create_person_row (GopsCareList        *self,
                   const GopsCareDue    *due,
                   const GopsCarePerson *person)
{
  g_autofree char *name = gops_brief (person->name, MOST_CHARACTERS), *facts = describe_person (due, person);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 1, "subtitle-lines", 2,
                                                 "tooltip-text", *person->text != '\0' ? person->text : NULL, NULL),
                                   name, facts);
  About *about = g_new0 (About, 1);

  *about = (About) { gops_record_get_id (due->group), person->person, g_strdup (due->care.id), g_strdup (name), g_strdup (person->text) };
  g_object_set_data_full (G_OBJECT (row), "about", about, about_free);
  if (*person->text != '\0')
    add_button (self, row, NULL, _("Copy"), g_strdup_printf (_("Copy the text for %s"), name), G_CALLBACK (copy));
  add_button (self, row, "object-select-symbolic", _("Done"), g_strdup_printf (_("Done for %s"), name), G_CALLBACK (do_it));
  add_button (self, row, "gops-skip-symbolic", _("Later"), g_strdup_printf (_("Later for %s"), name), G_CALLBACK (put_off));
  add_keys (row);
  return row;
}

static char *
key_of (const GopsCareDue *due)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", gops_record_get_id (due->group), due->care.id);
}

/* "Early Runners · 5 people · 2 late · 12 more on other days" */
static char *
describe_due (GopsCareList     *self,
              const GopsCareDue *due)
{
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", due->people->len), due->people->len);
  GString *facts = g_string_new (self->group == 0 ? gops_record_get_text (due->group, GOPS_GROUP_NAME) : NULL);
  guint late = 0;

  for (guint i = 0; i < due->people->len; i++)
    late += ((GopsCarePerson *) g_ptr_array_index (due->people, i))->days_late > 0;
  g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", people);
  if (late > 0)
    {
      g_string_append (facts, " · ");
      g_string_append_printf (facts, ngettext ("%u late", "%u late", late), late);
    }
  if (due->n_waiting > 0)
    {
      g_string_append (facts, " · ");
      g_string_append_printf (facts, ngettext ("%u more on another day", "%u more on other days", due->n_waiting), due->n_waiting);
    }
  return g_string_free (facts, FALSE);
}

/* People are added when the row is opened first. */
static void
on_expanded_cb (GopsCareList *self,
                GParamSpec    *pspec,
                GtkWidget     *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");
  const GopsCareDue *due = g_object_get_data (G_OBJECT (row), "due");

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    {
      g_hash_table_remove (self->open, key);
      return;
    }
  g_hash_table_add (self->open, g_strdup (key));
  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < due->people->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_person_row (self, due, g_ptr_array_index (due->people, i)));
}

static GtkWidget *
create_row (GopsCareList     *self,
            const GopsCareDue *due)
{
  g_autofree char *facts = describe_due (self, due);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE,
                                                 "tooltip-text", gops_text_get (&due->care.why, gops_interface_language ()), NULL),
                                   gops_text_get (&due->care.name, gops_interface_language ()), facts);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", gops_text_get (&due->care.name, gops_interface_language ()), facts);
  char *key = key_of (due);

  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), spoken);
  g_object_set_data_full (G_OBJECT (row), "key", key, g_free);
  g_object_set_data (G_OBJECT (row), "due", (gpointer) due);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self, G_CONNECT_SWAPPED);
  if (g_hash_table_contains (self->open, key))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

/* What the rows would show, to compare. */
static char *
sum_up (const GPtrArray *dues)
{
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < dues->len; i++)
    {
      const GopsCareDue *due = g_ptr_array_index (dues, i);
      g_autofree char *key = key_of (due);

      g_string_append_printf (sum, "\n%s %s %u", key, gops_record_get_text (due->group, GOPS_GROUP_NAME), due->n_waiting);
      for (guint j = 0; j < due->people->len; j++)
        {
          const GopsCarePerson *person = g_ptr_array_index (due->people, j);

          g_string_append_printf (sum, " %" G_GINT64_FORMAT ",%d,%s,%s", person->person, person->days_late, person->name, person->text);
        }
    }
  return g_string_free (sum, FALSE);
}

/* Which row holds the keyboard, and which of its people: -1, -1 for none. */
static void
find_focus (GopsCareList *self,
            int           *out_row,
            int           *out_person)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL && gtk_widget_is_ancestor (focus, self->list) ? gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW) : NULL;
  GtkWidget *person = row != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW) : NULL;

  *out_row = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
  *out_person = person != NULL && g_object_get_data (G_OBJECT (person), "about") != NULL ? 0 : -1;
  for (; *out_person >= 0 && (person = gtk_widget_get_prev_sibling (person)) != NULL; )
    *out_person += gtk_widget_get_visible (person);
}

static GtkWidget *
find_person_row (GtkWidget *within,
                 int       *person)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    if (ADW_IS_ACTION_ROW (child) && g_object_get_data (G_OBJECT (child), "about") != NULL)
      found = (*person)-- == 0 ? child : NULL;
    else
      found = find_person_row (child, person);
  return found;
}

static void
restore_focus (GopsCareList *self,
               int            row,
               int            person)
{
  GtkWidget *found = row >= 0 ? GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), row)) : NULL;
  GtkWidget *inside = found != NULL && person >= 0 ? find_person_row (found, &person) : NULL;

  if (found != NULL)
    (void) gtk_widget_grab_focus (inside != NULL ? inside : found);
}

static void
fill (GopsCareList *self)
{
  guint n = MIN (self->dues->len, MOST_ROWS);
  g_autofree char *more = g_strdup_printf (ngettext ("%u more group and care", "%u more groups and cares", self->dues->len - n), self->dues->len - n);
  GtkWidget *child;
  int row, person;

  find_focus (self, &row, &person);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, g_ptr_array_index (self->dues, i)));
  gtk_label_set_label (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, self->dues->len > n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  restore_focus (self, row, person);
}

/* --- loading, in a thread --- */

typedef struct
{
  gint64 group, now;
} Wanted;

static gpointer
load_in_thread (GopsStore    *store,
                gpointer      data,
                GopsProgress *progress,
                GCancellable *cancellable,
                GError      **error)
{
  const Wanted *wanted = data;

  return gops_care_due (store, wanted->group, NULL, wanted->now, cancellable, error);
}

static void
take_dues (GopsCareList *self,
           GPtrArray     *dues)
{
  g_autofree char *shown = sum_up (dues);
  GPtrArray *old = self->dues;

  if (g_strcmp0 (shown, self->shown) == 0)
    {
      g_ptr_array_unref (dues);
      return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  self->dues = dues;
  fill (self);
  g_clear_pointer (&old, g_ptr_array_unref);   /* after the rows that point into it */
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
on_loaded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GopsCareList) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    {
      g_clear_pointer (&dues, g_ptr_array_unref);
      return;   /* late */
    }
  g_clear_object (&self->loading);
  if (dues != NULL)
    take_dues (self, dues);
  else
    gops_session_report (self->session, error);
}

static void
stop_loading (GopsCareList *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
on_store_changed_cb (GopsCareList *self,
                     GopsChanges  *changes)
{
  static const char *const tables[] = { "membership", "person", "care_entry", "chat_group", "setting", "method_template" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    self->stale |= gops_changes_touch (changes, tables[i]);
}

void
gops_care_list_refresh (GopsCareList *self,
                        gint64        now)
{
  const Wanted wanted = { self->group, now };
  int day = gops_day_of_instant (now, NULL);

  if (!self->stale && self->day == day)
    return;
  self->stale = FALSE;
  self->day = day;
  stop_loading (self);
  self->loading = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), load_in_thread, g_memdup2 (&wanted, sizeof wanted), g_free,
                        (GDestroyNotify) g_ptr_array_unref, NULL, NULL, self->loading, on_loaded_cb, g_object_ref (self));
}

/* --- object --- */

static void
gops_care_list_dispose (GObject *object)
{
  GopsCareList *self = GOPS_CARE_LIST (object);

  stop_loading (self);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);
  g_clear_pointer (&self->dues, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_care_list_parent_class)->dispose (object);
}

static void
gops_care_list_class_init (GopsCareListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_care_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[COUNTED] = g_signal_new ("counted", GOPS_TYPE_CARE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_care_list_init (GopsCareList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = g_object_new (GTK_TYPE_LABEL, "label", _("People to Look After"), "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_add_css_class (self->title, "gops-run-sheet-header");
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("People to Look After"), -1);
  self->more = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "margin-top", 6, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
}

GtkWidget *
gops_care_list_new (GopsSession *session,
                    gint64       group)
{
  GopsCareList *self = g_object_new (GOPS_TYPE_CARE_LIST, NULL);

  self->session = g_object_ref (session);
  self->group = group;
  self->stale = TRUE;
  g_signal_connect_object (gops_session_get_store (session), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
