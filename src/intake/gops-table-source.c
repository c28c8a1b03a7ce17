/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a stream of records. */
#include "config.h"

#include "gops-table-source.h"

#include <string.h>

gboolean
gops_table_source_next (GopsTableSource  *self,
                        gboolean         *out_more,
                        GCancellable     *cancellable,
                        GError          **error)
{
  return self->klass->next (self, out_more, cancellable, error);
}

guint
gops_table_source_get_n_cells (GopsTableSource *self)
{
  return self->klass->get_n_cells (self);
}

const char *
gops_table_source_get_cell (GopsTableSource *self,
                            guint            index)
{
  return index < self->klass->get_n_cells (self) ? self->klass->get_cell (self, index) : "";
}

guint64
gops_table_source_get_line (GopsTableSource *self)
{
  return self->klass->get_line (self);
}

GopsTableFault
gops_table_source_get_fault (GopsTableSource *self)
{
  return self->klass->get_fault (self);
}

guint64
gops_table_source_get_offset (GopsTableSource *self)
{
  return self->klass->get_offset (self);
}

const char *
gops_table_source_get_encoding (GopsTableSource *self)
{
  return self->klass->get_encoding != NULL ? self->klass->get_encoding (self) : "UTF-8";
}

const GopsTextDamage *
gops_table_source_get_damage (GopsTableSource *self)
{
  static const GopsTextDamage sound = { 0 };

  return self->klass->get_damage != NULL ? self->klass->get_damage (self) : &sound;
}

void
gops_table_source_set_expected (GopsTableSource *self,
                                guint            n_cells)
{
  if (self->klass->set_expected != NULL)
    self->klass->set_expected (self, n_cells);
}

char
gops_table_source_get_separator (GopsTableSource *self)
{
  return self->klass->get_separator != NULL ? self->klass->get_separator (self) : 0;
}

gboolean
gops_table_source_is_own (GopsTableSource *self,
                          guint            index)
{
  return self->klass->is_own != NULL && self->klass->is_own (self, index);
}

gboolean
gops_table_source_lacks_result (GopsTableSource *self,
                                guint            index)
{
  return self->klass->lacks_result != NULL && self->klass->lacks_result (self, index);
}

/**
 * gops_table_source_is_empty:
 *
 * Returns: whether nothing but blanks is in the cells of a sound record
 */
gboolean
gops_table_source_is_empty (GopsTableSource *self)
{
  for (guint i = 0; i < gops_table_source_get_n_cells (self); i++)
    {
      const char *cell = gops_table_source_get_cell (self, i);

      if (cell[strspn (cell, " \t")] != '\0')
        return FALSE;
    }
  return gops_table_source_get_fault (self) == GOPS_TABLE_FAULT_NONE;
}

void
gops_table_source_free (GopsTableSource *self)
{
  self->klass->free (self);
}
