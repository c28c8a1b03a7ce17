/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members in the list of a duty. */
#include "config.h"

#include "gops-duty-item.h"
#include "gops-workspace.h"

struct _GopsDutyItem
{
  GObject parent_instance;

  GopsDutyPerson person;   /* its name: (owned) */
  GBytes        *key;      /* (owned): to order by */
};

G_DEFINE_FINAL_TYPE (GopsDutyItem, gops_duty_item, G_TYPE_OBJECT)

static void
gops_duty_item_finalize (GObject *object)
{
  GopsDutyItem *self = GOPS_DUTY_ITEM (object);

  g_free (self->person.name);
  g_bytes_unref (self->key);

  G_OBJECT_CLASS (gops_duty_item_parent_class)->finalize (object);
}

static void
gops_duty_item_class_init (GopsDutyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_duty_item_finalize;
}

static void
gops_duty_item_init (GopsDutyItem *self)
{
}

GopsDutyItem *
gops_duty_item_new (const GopsDutyPerson *person)
{
  GopsDutyItem *self = g_object_new (GOPS_TYPE_DUTY_ITEM, NULL);

  self->person = *person;
  self->person.name = g_strdup (person->name);
  self->key = gops_collation_key (person->name);
  return self;
}

const GopsDutyPerson *
gops_duty_item_get (GopsDutyItem *self)
{
  return &self->person;
}

gboolean
gops_duty_item_same (GopsDutyItem *self,
                     GopsDutyItem *other)
{
  const GopsDutyPerson *a = &self->person, *b = &other->person;

  return a->person == b->person && a->due == b->due && a->done == b->done && a->streak == b->streak && a->longest == b->longest && a->missed == b->missed &&
    a->today == b->today && g_str_equal (a->name, b->name);
}

/* --- lists --- */

static gboolean
is_wanted (const GopsDutyPerson *person,
           GopsDutyShow          show)
{
  switch (show)
    {
    case GOPS_DUTY_ALL:     return TRUE;
    case GOPS_DUTY_OPEN:    return !person->today;
    case GOPS_DUTY_MISSED:  return person->missed >= 2;
    case GOPS_DUTY_LONGEST: return person->done > 0;
    }
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_bytes_compare ((*(GopsDutyItem *const *) a)->key, (*(GopsDutyItem *const *) b)->key);
}

static int
compare_missed (gconstpointer a,
                gconstpointer b)
{
  guint left = (*(GopsDutyItem *const *) a)->person.missed, right = (*(GopsDutyItem *const *) b)->person.missed;

  return left != right ? (left > right ? -1 : 1) : compare_names (a, b);
}

/* The standing has the longest rows first. */
static GPtrArray *
make_items (const GopsDutyStanding *standing,
            GopsDutyShow            show)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < standing->people->len; i++)
    if (is_wanted (standing->people->pdata[i], show))
      g_ptr_array_add (items, gops_duty_item_new (standing->people->pdata[i]));
  if (show != GOPS_DUTY_LONGEST)
    g_ptr_array_sort (items, show == GOPS_DUTY_MISSED ? compare_missed : compare_names);
  return items;
}

static gboolean
is_at (GListStore   *store,
       guint         position,
       GopsDutyItem *item)
{
  g_autoptr (GopsDutyItem) there = g_list_model_get_item (G_LIST_MODEL (store), position);

  return gops_duty_item_same (there, item);
}

void
gops_duty_items_fill (GListStore             *store,
                      const GopsDutyStanding *standing,
                      GopsDutyShow            show)
{
  g_autoptr (GPtrArray) items = make_items (standing, show);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store)), head = 0, tail = 0;

  while (head < MIN (n, items->len) && is_at (store, head, items->pdata[head]))
    head++;
  while (tail < MIN (n, items->len) - head && is_at (store, n - 1 - tail, items->pdata[items->len - 1 - tail]))
    tail++;
  if (head < n || head < items->len)
    g_list_store_splice (store, head, n - head - tail, items->pdata + head, items->len - head - tail);
}
