/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a stream of records: what CSV files, worksheets, vCards and pasted lists have in common. */
#pragma once

#include "gops-text-decoder.h"

/* Calling sequence: open one (gops_table_format_open(), or the maker of a kind), next until it says there is no more,
 * free. The first record holds the words over the columns. The cells of a record live until the next call of next.
 *
 * A kind of table embeds GopsTableSource as its first member and fills in a class:
 *
 *   struct _GopsThingReader { GopsTableSource source; … };
 *   static const GopsTableSourceClass thing_class = { .next = thing_next, … };
 *   self->source.klass = &thing_class;
 */
#define GOPS_TABLE_MAX_CELL   (1024 * 1024)        /* bytes */
#define GOPS_TABLE_MAX_RECORD (16 * 1024 * 1024)   /* bytes */
#define GOPS_TABLE_MAX_CELLS  1000

typedef struct _GopsTableSource GopsTableSource;
typedef struct _GopsTableSourceClass GopsTableSourceClass;

/**
 * GopsTableFault:
 * @GOPS_TABLE_FAULT_NONE: the record is sound
 * @GOPS_TABLE_FAULT_QUOTE: a quote is not closed, or text follows a closing quote; the cells are the best reading
 * @GOPS_TABLE_FAULT_TOO_LONG: a cell or the record is over the limit; the record has no cells
 * @GOPS_TABLE_FAULT_TOO_MANY_CELLS: more cells than the limit; those over it are dropped
 * @GOPS_TABLE_FAULT_CUT: the record has no end, or the file ends here; the cells are what is complete
 * @GOPS_TABLE_FAULT_NO_PERSON: the record is about a group, a firm's room or the like; it has no cells
 */
typedef enum
{
  GOPS_TABLE_FAULT_NONE,
  GOPS_TABLE_FAULT_QUOTE,
  GOPS_TABLE_FAULT_TOO_LONG,
  GOPS_TABLE_FAULT_TOO_MANY_CELLS,
  GOPS_TABLE_FAULT_CUT,
  GOPS_TABLE_FAULT_NO_PERSON,
} GopsTableFault;

/**
 * GopsTableSourceClass:
 * @next: as gops_table_source_next()
 * @get_cell: @index is below the number of cells
 * @get_offset: bytes of the file used so far
 * @get_encoding: (nullable): %NULL for kinds that have none to tell ("UTF-8" is meant)
 * @get_damage: (nullable): %NULL for kinds whose bytes cannot be damaged
 * @set_expected: (nullable): %NULL for kinds that know where a record ends
 * @get_separator: (nullable): %NULL for kinds that have none
 * @is_own: (nullable): %NULL for kinds that cannot tell
 * @lacks_result: (nullable): %NULL for kinds without formulas
 */
struct _GopsTableSourceClass
{
  gboolean              (*next)         (GopsTableSource *self, gboolean *out_more, GCancellable *cancellable, GError **error);
  guint                 (*get_n_cells)  (GopsTableSource *self);
  const char           *(*get_cell)     (GopsTableSource *self, guint index);
  guint64               (*get_line)     (GopsTableSource *self);
  GopsTableFault        (*get_fault)    (GopsTableSource *self);
  guint64               (*get_offset)   (GopsTableSource *self);
  const char           *(*get_encoding) (GopsTableSource *self);
  const GopsTextDamage *(*get_damage)   (GopsTableSource *self);
  void                  (*set_expected) (GopsTableSource *self, guint n_cells);
  char                  (*get_separator) (GopsTableSource *self);
  gboolean              (*is_own)       (GopsTableSource *self, guint index);
  gboolean              (*lacks_result) (GopsTableSource *self, guint index);
  void                  (*free)         (GopsTableSource *self);
};

struct _GopsTableSource
{
  const GopsTableSourceClass *klass;
};

/**
 * gops_table_source_next:
 * @out_more: (out): whether there is a record; %FALSE at the end
 *
 * Returns: %FALSE when reading failed or was cancelled
 */
gboolean              gops_table_source_next         (GopsTableSource  *self,
                                                      gboolean         *out_more,
                                                      GCancellable     *cancellable,
                                                      GError          **error);

guint                 gops_table_source_get_n_cells  (GopsTableSource  *self);

/** gops_table_source_get_cell: Returns: the cell's text, "" when the record has no such cell; never %NULL */
const char           *gops_table_source_get_cell     (GopsTableSource  *self,
                                                      guint             index);

/** gops_table_source_get_line: Returns: the line of the file (of a worksheet: the row), from 1, where the record begins */
guint64               gops_table_source_get_line     (GopsTableSource  *self);
GopsTableFault        gops_table_source_get_fault    (GopsTableSource  *self);

/** gops_table_source_get_offset: Returns: how many bytes of the file were used, for a progress bar */
guint64               gops_table_source_get_offset   (GopsTableSource  *self);

/** gops_table_source_get_encoding: Returns: the name of the text's encoding */
const char           *gops_table_source_get_encoding (GopsTableSource  *self);

/** gops_table_source_get_damage: Returns: the damage met so far; count is 0 in a sound file */
const GopsTextDamage *gops_table_source_get_damage   (GopsTableSource  *self);

/**
 * gops_table_source_set_expected:
 * @n_cells: how many cells a record should have, 0 for unknown; helps to find the end of a quote that was left open
 */
void                  gops_table_source_set_expected (GopsTableSource  *self,
                                                      guint             n_cells);

/** gops_table_source_get_separator: Returns: what separates the cells of a text; 0 for other kinds */
char                  gops_table_source_get_separator (GopsTableSource *self);

/** gops_table_source_is_own: Returns: whether the file says that the column holds a field of somebody's own making */
gboolean              gops_table_source_is_own       (GopsTableSource  *self,
                                                      guint             index);

/** gops_table_source_lacks_result: Returns: whether the cell holds a formula that no program has worked out; it is "" */
gboolean              gops_table_source_lacks_result (GopsTableSource *self,
                                                      guint            index);
gboolean              gops_table_source_is_empty     (GopsTableSource  *self);
void                  gops_table_source_free         (GopsTableSource  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTableSource, gops_table_source_free)
