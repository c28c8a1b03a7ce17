/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keyed fingerprints: SipHash-1-3 by Aumasson and Bernstein. */

#include "config.h"

#include <string.h>

#include "gops-keyed-hash.h"

static inline guint64
turn (guint64 word,
      guint   bits)
{
  return word << bits | word >> (64 - bits);
}

static inline void
sip_round (guint64 v[4])
{
  v[0] += v[1];
  v[2] += v[3];
  v[1] = turn (v[1], 13) ^ v[0];
  v[3] = turn (v[3], 16) ^ v[2];
  v[0] = turn (v[0], 32) + v[3];
  v[2] += v[1];
  v[1] = turn (v[1], 17) ^ v[2];
  v[3] = turn (v[3], 21) ^ v[0];
  v[2] = turn (v[2], 32);
}

/**
 * gops_keyed_hash:
 * @kind: what the text is; the same text of another kind has another fingerprint
 *
 * Returns: the fingerprint; never 0
 */
guint64
gops_keyed_hash (const GopsHashKey *key,
                 char               kind,
                 const char        *text,
                 gsize              length)
{
  guint64 v[4] = { key->words[0] ^ G_GUINT64_CONSTANT (0x736f6d6570736575),
                   key->words[1] ^ G_GUINT64_CONSTANT (0x646f72616e646f6d) ^ (guchar) kind,
                   key->words[0] ^ G_GUINT64_CONSTANT (0x6c7967656e657261),
                   key->words[1] ^ G_GUINT64_CONSTANT (0x7465646279746573) };
  guint64 word, hash;
  gsize at = 0;

  for (; at + 8 <= length; at += 8)
    {
      memcpy (&word, text + at, 8);
      v[3] ^= word;
      sip_round (v);
      v[0] ^= word;
    }
  word = (guint64) length << 56;
  for (guint i = 0; at + i < length; i++)
    word |= (guint64) (guchar) text[at + i] << (8 * i);
  v[3] ^= word;
  sip_round (v);
  v[0] ^= word;
  v[2] ^= 0xff;
  for (guint i = 0; i < 3; i++)
    sip_round (v);
  hash = v[0] ^ v[1] ^ v[2] ^ v[3];
  return hash != 0 ? hash : 1;
}

/** gops_keyed_hash_number: the fingerprint of a number */
guint64
gops_keyed_hash_number (const GopsHashKey *key,
                        char               kind,
                        gint64             number)
{
  return gops_keyed_hash (key, kind, (const char *) &number, sizeof number);
}

static void
make_key (GopsHashKey *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (key->words); i++)
    key->words[i] = (guint64) g_random_int () << 32 | g_random_int ();
}

/* Another connection may be making one at the same time: the first that is written holds. */
static gboolean
store_key (GopsStore         *store,
           const GopsHashKey *key,
           GError           **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (key->words, sizeof key->words);

  return gops_store_exec_unjournaled (store, NULL, error, "UPDATE workspace SET secret = ?1 WHERE secret IS NULL", "b", bytes);
}

static gboolean
read_key (GopsStore   *store,
          GopsHashKey *key,
          gboolean    *out_found,
          GError     **error)
{
  g_autoptr (GopsStatement) row = gops_store_query (store, error, "SELECT secret FROM workspace", NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (row == NULL || !gops_statement_next (row, error))
    return FALSE;
  bytes = gops_statement_is_null (row, 0) ? NULL : gops_statement_dup_blob (row, 0);
  *out_found = bytes != NULL && g_bytes_get_size (bytes) == sizeof key->words;
  if (*out_found)
    memcpy (key->words, g_bytes_get_data (bytes, NULL), sizeof key->words);
  return TRUE;
}

/**
 * gops_workspace_get_secret:
 * @keep: writes a key that is made now into the workspace; without it the key holds for this once
 * @out_key: (out caller-allocates): the workspace's key, made now if it has none
 *
 * Call it outside actions and slices.
 */
gboolean
gops_workspace_get_secret (GopsStore   *store,
                           gboolean     keep,
                           GopsHashKey *out_key,
                           GError     **error)
{
  gboolean found = FALSE;

  if (!read_key (store, out_key, &found, error) || found)
    return found;
  make_key (out_key);
  return !keep || (store_key (store, out_key, error) && read_key (store, out_key, &found, error));
}
