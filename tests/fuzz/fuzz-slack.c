/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary days and lists, or arbitrary archives, to the reader of Slack exports. */
#include "gops-fuzz.h"
#include "gops-slack-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const names[] = { "general/2023-11-15.json", "users.json", "channels.json",
                                       "general/2023-11-14.json", "dms.json", NULL };

  /* Archives are packed: more may come out than there is in them. */
  gops_fuzz_chat (&gops_slack_format, gops_fuzz_archive (data, size, names), G_MAXUINT, NULL, NULL);
  return 0;
}
