/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of address cards: there are no more cards than beginnings of cards, and what comes
 * out is text within the limits. */
#include <string.h>

#include "gops-fuzz.h"
#include "gops-vcard-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  GopsTableSource *cards = (GopsTableSource *) gops_vcard_reader_new (gops_fuzz_file (data, size), NULL, NULL, &error);

  g_assert_true ((cards == NULL) == (error != NULL));
  g_assert_cmpuint (gops_fuzz_table (cards, NULL), <=, size / strlen ("BEGIN:VCARD") + 1);
  return 0;
}
