/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice of one page in its pane. */
#include "config.h"

#include "gops-advice-box.h"
#include "gops-advice-list.h"

struct _GopsAdviceBox
{
  GtkWidget parent_instance;

  GopsSession *session;   /* (owned) */
  const char  *page;      /* static */
  GtkWidget   *list;
};

G_DEFINE_FINAL_TYPE (GopsAdviceBox, gops_advice_box, GTK_TYPE_WIDGET)

/* What tells one advice from another in the list. */
static char *
create_id (const GopsAdvice *advice)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", advice->code, advice->record, advice->title);
}

static gboolean
is_of_page (GopsAdviceBox    *self,
            const GopsAdvice *advice)
{
  return g_str_equal (gops_page_to_string (advice->page), self->page);
}

static void
update (GopsAdviceBox *self)
{
  GPtrArray *all = gops_session_get_advice (self->session);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (GopsAdviceRow));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);
      GopsAdviceRow row = { .text = advice->title, .button = advice->remedy_label,
                            .urgent = advice->severity > GOPS_SEVERITY_INFO };

      if (!is_of_page (self, advice))
        continue;
      row.id = create_id (advice);
      g_ptr_array_add (ids, (char *) row.id);
      g_array_append_val (rows, row);
    }
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (self->list), (const GopsAdviceRow *) (gpointer) rows->data, rows->len);
}

static void
on_list_activated_cb (GopsAdviceBox *self,
                      const char    *id)
{
  GPtrArray *all = gops_session_get_advice (self->session);

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);
      g_autofree char *this_id = is_of_page (self, advice) ? create_id (advice) : NULL;

      if (g_strcmp0 (this_id, id) == 0)
        {
          (void) gops_session_apply_advice (self->session, advice);
          return;
        }
    }
}

static void
gops_advice_box_dispose (GObject *object)
{
  GopsAdviceBox *self = GOPS_ADVICE_BOX (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_advice_box_parent_class)->dispose (object);
}

static void
gops_advice_box_class_init (GopsAdviceBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_advice_box_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gops_advice_box_init (GopsAdviceBox *self)
{
  self->list = gops_advice_list_new ();
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_list_activated_cb), self);
}

GtkWidget *
gops_advice_box_new (GopsSession *session,
                     const char  *page)
{
  GopsAdviceBox *self = g_object_new (GOPS_TYPE_ADVICE_BOX, NULL);

  self->session = g_object_ref (session);
  self->page = page;
  g_signal_connect_object (session, "refreshed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
