/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ban says without its "no"; where more is said than a ban, nothing is taken out. */
#include "config.h"

#include "gops-bare-ban.h"

static const struct
{
  const char *text, *bare;
} cases[] = {
  { "No remarks about body", "remarks about body" },
  { "No politics, no weather arguments, and no fundraising links", "politics, weather arguments, and fundraising links" },
  { "no sneering at beginners or at cheap tools", "sneering at beginners or at cheap tools" },
  { "screenshots to the outside", "screenshots to the outside" },
  { "Insults and threats", "Insults and threats" },
  { "No spoilers, please use the tag", NULL },
  { "No adverts. Ask Maeve first", NULL },
  { "Nobody runs ahead alone when it's dark", NULL },
  { "Don't post spoilers", NULL },
  { "Politics and price quarrels belong elsewhere", NULL },
  { "Only jobs of our craft", NULL },
  { "Not turning up", NULL },
  { "不评价别人的长相", "评价别人的长相" },
  { "不抄袭、不代写、不用机器代笔", "抄袭、代写、用机器代笔" },
  { "不抄袭、代写", "抄袭、代写" },
  { "不要骂人，不要刷屏", "骂人，刷屏" },
  { "禁止广告", "广告" },
  { "请勿转发与护肤无关的链接", "转发与护肤无关的链接" },
  { "骂人、阴阳怪气", "骂人、阴阳怪气" },
  { "不实信息", "不实信息" },
  { "不给别人诊断建议；皮肤有刺痛先去医院", NULL },
  { "不吵架，有话好好说", NULL },
  { "别人写的不外传", NULL },
  { "只聊写作，不聊新闻", NULL },
  { "上课二十分钟内不发无关内容", NULL },
  { "说话不算数", NULL },
  { "不", NULL },
  { "", "" },
};

static void
test_bare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bare = gops_ban_to_bare (cases[i].text);

      g_assert_cmpstr (bare, ==, cases[i].bare);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/bare-ban/bare", test_bare);
  return g_test_run ();
}
