/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widgets tied to the columns of one record. */

#include "config.h"

#include <math.h>

#include "gops-binder.h"
#include "gops-field-check.h"

#define WRITE_AFTER_MS  400
#define WRITE_LATEST_US (G_USEC_PER_SEC)

typedef enum { FIELD_TEXT, FIELD_BUFFER, FIELD_CHOICE, FIELD_SWITCH, FIELD_NUMBER } FieldKind;

typedef struct
{
  GopsBinder         *binder;     /* borrowed */
  GtkWidget          *widget;     /* borrowed; weak */
  GtkTextBuffer      *buffer;     /* (owned) (nullable) */
  const char *const  *ids;        /* (nullable) static: of a choice */
  FieldKind           kind;
  guint               column;
  gboolean            pending;    /* differs from the record */
} Field;

struct _GopsBinder
{
  GObject parent_instance;

  GopsSession *session;   /* (owned) */
  GopsRecord  *record;    /* (owned) (nullable) */
  GPtrArray   *fields;    /* (owned) (element-type Field) */
  const char  *insert_label;   /* (nullable) static */
  GopsBinderInsert insert_func;   /* (nullable) */
  GopsBinderInsert save_func;     /* (nullable) */
  gpointer     insert_data;
  gpointer     save_data;
  guint        timeout;
  gint64       first;     /* monotonic µs of the oldest pending change, 0 = none */
  gboolean     showing;   /* widgets are being set from the record */
};

G_DEFINE_FINAL_TYPE (GopsBinder, gops_binder, G_TYPE_OBJECT)

/* --- from widget to text and back --- */

static char *
read_choice (Field *field)
{
  guint selected = 0;

  g_object_get (field->widget, "selected", &selected, NULL);
  for (guint i = 0; field->ids[i] != NULL; i++)
    if (i == selected)
      return g_strdup (field->ids[i]);
  return g_strdup ("");
}

static char *
read_number (Field *field)
{
  g_auto (GValue) number = G_VALUE_INIT;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  /* the property may be an int: let it be converted */
  g_value_init (&number, G_TYPE_DOUBLE);
  g_object_get_property (G_OBJECT (field->widget), "value", &number);
  value = g_value_get_double (&number);
  return g_strdup (g_ascii_formatd (digits, sizeof digits, floor (value) == value ? "%.0f" : "%.6g", value));
}

/* What the widget says, in the form that gops_record_set_from_text() reads. */
static char *
read_field (Field *field)
{
  GtkTextIter start, end;
  gboolean active = FALSE;

  switch (field->kind)
    {
    case FIELD_TEXT:
      return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->widget)));
    case FIELD_BUFFER:
      gtk_text_buffer_get_bounds (field->buffer, &start, &end);
      return gtk_text_buffer_get_text (field->buffer, &start, &end, FALSE);
    case FIELD_CHOICE:
      return read_choice (field);
    case FIELD_SWITCH:
      g_object_get (field->widget, "active", &active, NULL);
      return g_strdup (active ? "1" : "0");
    case FIELD_NUMBER:
      return read_number (field);
    }
  g_return_val_if_reached (NULL);
}

static void
show_choice (Field      *field,
             const char *text)
{
  for (guint i = 0; field->ids[i] != NULL; i++)
    if (g_str_equal (field->ids[i], text))
      {
        g_object_set (field->widget, "selected", i, NULL);
        return;
      }
  g_object_set (field->widget, "selected", GTK_INVALID_LIST_POSITION, NULL);
}

static void
show_number (Field  *field,
             double  value)
{
  g_auto (GValue) number = G_VALUE_INIT;

  g_value_init (&number, G_TYPE_DOUBLE);
  g_value_set_double (&number, value);
  g_object_set_property (G_OBJECT (field->widget), "value", &number);
}

static void
show_field (Field      *field,
            const char *text)
{
  g_autofree char *shown = read_field (field);

  if (g_str_equal (shown, text))
    return;
  switch (field->kind)
    {
    case FIELD_TEXT:   gtk_editable_set_text (GTK_EDITABLE (field->widget), text);                 break;
    case FIELD_BUFFER: gtk_text_buffer_set_text (field->buffer, text, -1);                         break;
    case FIELD_CHOICE: show_choice (field, text);                                                  break;
    case FIELD_SWITCH: g_object_set (field->widget, "active", g_str_equal (text, "1"), NULL);      break;
    case FIELD_NUMBER: show_number (field, g_ascii_strtod (text, NULL));                           break;
    }
}

/* --- checking --- */

static GopsFieldCheck
check_of (Field *field)
{
  GopsColumnType type;

  if (field->kind != FIELD_TEXT || field->binder->record == NULL)
    return NULL;
  type = gops_record_get_table (field->binder->record)->columns[field->column].type;
  if (type == GOPS_COLUMN_COUNT)
    return gops_check_count;
  return type == GOPS_COLUMN_DATE ? gops_check_date : type == GOPS_COLUMN_TIME ? gops_check_time : NULL;
}

/* Marks a date or a time that does not exist, and says why it is not kept. Returns: whether it may be written */
static gboolean
check_field (Field *field)
{
  GopsFieldCheck check = check_of (field);
  g_autofree char *text = check != NULL ? g_strstrip (read_field (field)) : NULL;
  const char *problem = check != NULL ? check (text) : NULL;

  if (check != NULL && ADW_IS_ENTRY_ROW (field->widget))
    gops_checked_field_mark (ADW_ENTRY_ROW (field->widget), problem);
  return problem == NULL;
}

/* --- writing --- */

static gboolean
insert_record (GopsBinder *self,
               GopsStore  *store,
               GError    **error)
{
  return self->insert_func != NULL ? self->insert_func (self->record, store, self->insert_data, error)
                                   : gops_record_insert (self->record, store, error);
}

static gboolean
save_record (GopsBinder *self,
             GopsStore  *store,
             GError    **error)
{
  return self->save_func != NULL ? self->save_func (self->record, store, self->save_data, error) : gops_record_save (self->record, store, error);
}

static gboolean
write_field (GopsBinder *self,
             Field      *field,
             GError    **error)
{
  g_autofree char *text = read_field (field);
  const GopsTable *table = gops_record_get_table (self->record);
  const char *label = table->columns[field->column].label;
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", table->name, gops_record_get_id (self->record),
                                          table->columns[field->column].name);

  if (check_of (field) != NULL)
    g_strstrip (text);
  if (!gops_record_set_from_text (self->record, field->column, text, error))
    return FALSE;
  if (!gops_record_is_dirty (self->record))
    return TRUE;
  if (gops_record_get_id (self->record) == 0 && self->insert_label != NULL
        ? !gops_store_begin (store, error, self->insert_label, NULL)
        : !gops_store_begin_merging (store, error, key, "Edit “%s”",
                                     g_dgettext (GETTEXT_PACKAGE, label != NULL ? label : table->label), NULL))
    return FALSE;
  if (gops_record_get_id (self->record) == 0 ? insert_record (self, store, error)
                                             : save_record (self, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/**
 * gops_binder_flush:
 *
 * Writes what is waiting.
 */
void
gops_binder_flush (GopsBinder *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->first = 0;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      g_autoptr (GError) error = NULL;

      if (!field->pending || self->record == NULL || field->widget == NULL || !check_field (field))
        continue;   /* what is wrong waits until it is right */
      field->pending = FALSE;
      if (!write_field (self, field, &error))
        gops_session_report (self->session, error);
    }
}

static gboolean
on_write_timeout_cb (gpointer data)
{
  GopsBinder *self = data;

  self->timeout = 0;
  gops_binder_flush (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (GopsBinder *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->first == 0)
    self->first = now;
  left = (self->first + WRITE_LATEST_US - now) / 1000;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add ((guint) CLAMP (left, 1, WRITE_AFTER_MS), on_write_timeout_cb, self);
}

static void
on_field_changed_cb (Field *field)
{
  GopsBinder *self = field->binder;

  if (self->showing || self->record == NULL)
    return;
  field->pending = TRUE;
  (void) check_field (field);
  if (field->kind == FIELD_TEXT || field->kind == FIELD_BUFFER || field->kind == FIELD_NUMBER)
    schedule (self);
  else
    gops_binder_flush (self);
}

/* --- showing --- */

static void
show_record (GopsBinder *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);
      g_autofree char *text = self->record != NULL ? gops_record_dup_as_text (self->record, field->column) : g_strdup ("");

      if (field->widget == NULL || field->pending)
        continue;
      show_field (field, text);
      (void) check_field (field);
    }
  self->showing = FALSE;
}

/* What is still wrong goes with the record that it was written for. */
static void
drop_pending (GopsBinder *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    ((Field *) g_ptr_array_index (self->fields, i))->pending = FALSE;
}

/**
 * gops_binder_set_record:
 * @record: (nullable): what the widgets show and write from now on
 *
 * The same row in a new object, as after a refresh, keeps what is being typed; another row gets it written first.
 */
void
gops_binder_set_record (GopsBinder *self,
                        gpointer    record)
{
  gboolean same = self->record != NULL && record != NULL &&
                  G_OBJECT_TYPE (self->record) == G_OBJECT_TYPE (record) &&
                  gops_record_get_id (self->record) == gops_record_get_id (record);

  if (!same)
    {
      gops_binder_flush (self);
      drop_pending (self);
    }
  g_set_object (&self->record, record);
  show_record (self);
}

gpointer
gops_binder_get_record (GopsBinder *self)
{
  return self->record;
}

void
gops_binder_set_insert_label (GopsBinder *self,
                              const char *label)
{
  self->insert_label = label;
}

void
gops_binder_set_insert_func (GopsBinder      *self,
                             GopsBinderInsert func,
                             gpointer         user_data)
{
  self->insert_func = func;
  self->insert_data = user_data;
}

void
gops_binder_set_save_func (GopsBinder      *self,
                           GopsBinderInsert func,
                           gpointer         user_data)
{
  self->save_func = func;
  self->save_data = user_data;
}

/* --- fields --- */

static void
field_free (gpointer data)
{
  Field *field = data;

  if (field->buffer != NULL)
    g_signal_handlers_disconnect_by_data (field->buffer, field);
  g_clear_object (&field->buffer);
  if (field->widget != NULL)
    {
      g_signal_handlers_disconnect_by_data (field->widget, field);
      g_object_remove_weak_pointer (G_OBJECT (field->widget), (gpointer *) &field->widget);
    }
  g_free (field);
}

static Field *
add_field (GopsBinder *self,
           FieldKind   kind,
           guint       column,
           gpointer    widget)
{
  Field *field = g_new0 (Field, 1);

  field->binder = self;
  field->kind = kind;
  field->column = column;
  g_set_weak_pointer (&field->widget, GTK_WIDGET (widget));
  g_ptr_array_add (self->fields, field);
  return field;
}

static void
flush_on_leave (GopsBinder *self,
                GtkWidget  *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (gops_binder_flush), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, focus);
}

/**
 * gops_binder_add_text:
 * @editable: an entry or entry row; loses its own undo
 */
void
gops_binder_add_text (GopsBinder  *self,
                      guint        column,
                      GtkEditable *editable)
{
  Field *field = add_field (self, FIELD_TEXT, column, editable);

  gtk_editable_set_enable_undo (editable, FALSE);
  g_signal_connect_swapped (editable, "changed", G_CALLBACK (on_field_changed_cb), field);
  flush_on_leave (self, GTK_WIDGET (editable));
}

void
gops_binder_add_buffer (GopsBinder  *self,
                        guint        column,
                        GtkTextView *view)
{
  Field *field = add_field (self, FIELD_BUFFER, column, view);

  field->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  gtk_text_buffer_set_enable_undo (field->buffer, FALSE);
  g_signal_connect_swapped (field->buffer, "changed", G_CALLBACK (on_field_changed_cb), field);
  flush_on_leave (self, GTK_WIDGET (view));
}

/**
 * gops_binder_add_choice:
 * @combo: has a property "selected": GtkDropDown, AdwComboRow
 * @ids: static, ended by NULL: what each position means
 */
void
gops_binder_add_choice (GopsBinder        *self,
                        guint              column,
                        GObject           *combo,
                        const char *const *ids)
{
  Field *field = add_field (self, FIELD_CHOICE, column, combo);

  field->ids = ids;
  g_signal_connect_swapped (combo, "notify::selected", G_CALLBACK (on_field_changed_cb), field);
}

/**
 * gops_binder_add_switch:
 * @widget: has a property "active"
 */
void
gops_binder_add_switch (GopsBinder *self,
                        guint       column,
                        GObject    *widget)
{
  g_signal_connect_swapped (widget, "notify::active", G_CALLBACK (on_field_changed_cb), add_field (self, FIELD_SWITCH, column, widget));
}

/**
 * gops_binder_add_number:
 * @widget: has a property "value": GtkSpinButton, GopsSpinRow, GopsScoreRow
 */
void
gops_binder_add_number (GopsBinder *self,
                        guint       column,
                        GObject    *widget)
{
  g_signal_connect_swapped (widget, "notify::value", G_CALLBACK (on_field_changed_cb), add_field (self, FIELD_NUMBER, column, widget));
}

/**
 * gops_binder_focus:
 * @column: (nullable): a column's name; NULL is the first field
 *
 * Returns: whether a widget of that column was there to be focused
 */
gboolean
gops_binder_focus (GopsBinder *self,
                   const char *column)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (self->record == NULL || field->widget == NULL)
        continue;
      if (column == NULL || g_str_equal (gops_record_get_table (self->record)->columns[field->column].name, column))
        return gtk_widget_grab_focus (field->widget);
    }
  return FALSE;
}

/* --- object --- */

static void
gops_binder_dispose (GObject *object)
{
  GopsBinder *self = GOPS_BINDER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_ptr_array_set_size (self->fields, 0);
  g_clear_object (&self->record);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_binder_parent_class)->dispose (object);
}

static void
gops_binder_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_BINDER (object)->fields);

  G_OBJECT_CLASS (gops_binder_parent_class)->finalize (object);
}

static void
gops_binder_class_init (GopsBinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_binder_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_binder_finalize;
}

static void
gops_binder_init (GopsBinder *self)
{
  self->fields = g_ptr_array_new_with_free_func (field_free);
}

/**
 * gops_binder_new:
 * @session: whose store is written and who is told of failures
 */
GopsBinder *
gops_binder_new (GopsSession *session)
{
  GopsBinder *self = g_object_new (GOPS_TYPE_BINDER, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "flush", G_CALLBACK (gops_binder_flush), self, G_CONNECT_SWAPPED);
  return self;
}
