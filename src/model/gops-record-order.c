/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that have an order which people choose. */

#include "config.h"

#include "gops-record-order.h"

gboolean
gops_records_move (GPtrArray  *records,
                   gpointer    record,
                   guint       to,
                   guint       column,
                   GopsStore  *store,
                   GError    **error)
{
  g_autoptr (GObject) moved = g_object_ref (record);

  g_ptr_array_remove (records, record);
  g_ptr_array_insert (records, (int) MIN (to, records->len), g_object_ref (moved));
  for (guint i = 0; i < records->len; i++)
    {
      gops_record_set_int (records->pdata[i], column, i);
      if (!gops_record_save (records->pdata[i], store, error))
        return FALSE;
    }
  return TRUE;
}
