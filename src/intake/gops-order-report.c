/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import of orders. */
#include "config.h"

#include "gops-order-import.h"

static void
unknown_free (gpointer data)
{
  g_free (((GopsUnknownBuyer *) data)->name);
  g_free (data);
}

static void
first_free (gpointer data)
{
  GopsFirstOrder *order = data;

  g_free (order->buyer);
  g_free (order->date);
  g_free (order->product);
  g_free (order);
}

GopsOrderReport *
gops_order_report_new (void)
{
  GopsOrderReport *self = g_new0 (GopsOrderReport, 1);

  self->base = gops_import_report_new ("orders");
  self->base->orders = TRUE;
  self->unknown = g_ptr_array_new_with_free_func (unknown_free);
  self->first = g_ptr_array_new_with_free_func (first_free);
  return self;
}

void
gops_order_report_free (GopsOrderReport *self)
{
  g_clear_pointer (&self->base, gops_import_report_free);   /* somebody may have taken it */
  g_ptr_array_unref (self->unknown);
  g_ptr_array_unref (self->first);
  g_free (self);
}

static void
add_count (JsonObject *object,
           const char *name,
           guint64     count)
{
  json_object_set_int_member (object, name, (gint64) count);
}

static JsonArray *
list_unknown (const GopsOrderReport *self)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < self->unknown->len; i++)
    {
      const GopsUnknownBuyer *buyer = self->unknown->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", buyer->name);
      json_object_set_string_member (object, "reason", buyer->why);
      add_count (object, "orders", buyer->n_orders);
      json_array_add_object_element (list, object);
    }
  return list;
}

JsonNode *
gops_order_report_to_json (const GopsOrderReport *self)
{
  JsonNode *node = gops_import_report_to_json (self->base);
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "format", "orders");
  add_count (object, "orders", self->orders);
  add_count (object, "buyers", self->buyers);
  add_count (object, "unknown_orders", self->n_unknown);
  json_object_set_array_member (object, "unknown", list_unknown (self));
  return node;
}
