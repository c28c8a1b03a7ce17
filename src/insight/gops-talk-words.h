/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of what people say, as topics are counted by. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GOPS_TALK_WORD_MOST 64   /* bytes: longer ones are no words */

typedef struct _GopsTalkWords GopsTalkWords;

/* @word: in small letters; good for the call only */
typedef void (*GopsTalkWordFunc) (const char *word, gpointer data);

/**
 * gops_talk_words_new:
 *
 * For one thread. Chinese is broken by ICU's dictionary; single characters that stand together and that the dictionary does
 * not know are taken in pairs, since the newest words are in no dictionary. Left out are addresses, mentions, numbers, and
 * the words of the list "common" of words.json, that say nothing of what is talked about.
 *
 * Returns: (transfer full)
 */
GopsTalkWords *gops_talk_words_new   (void);
void           gops_talk_words_free  (GopsTalkWords    *self);

/** gops_talk_words_split: Calls @func for each word of @text, also when it comes again. */
void           gops_talk_words_split (GopsTalkWords    *self,
                                      const char       *text,
                                      GopsTalkWordFunc  func,
                                      gpointer          data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsTalkWords, gops_talk_words_free)

G_END_DECLS
