/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of gops-whatsapp-phrases.h in further languages: who came, who went, what the group is called. */
#include "config.h"

#include "gops-whatsapp-phrases.h"

#define CREATED GOPS_CHAT_CREATED
#define TITLE   GOPS_CHAT_RETITLED
#define JOINED  GOPS_CHAT_JOINED
#define LEFT    GOPS_CHAT_LEFT
#define REMOVED GOPS_CHAT_REMOVED
#define ADMIN   GOPS_CHAT_MADE_ADMIN
#define NOADMIN GOPS_CHAT_UNMADE_ADMIN
#define NOTICE  GOPS_CHAT_NOTICE
#define I_DO    GOPS_WHATSAPP_ME_ACTS
#define ME      GOPS_WHATSAPP_ME_IS

static const GopsWhatsappPhrase swedish[] = {
  { NOTICE, 0, "Meddelanden och samtal är %x" },
  { CREATED, 0, "%a skapade gruppen %t" },
  { CREATED, 0, "%a skapade [den här gruppen|denna grupp|gruppen]" },
  { TITLE, 0, "%a ändrade [ämnet|gruppnamnet|gruppens namn] från %o till %t" },
  { TITLE, 0, "%a ändrade [ämnet|gruppnamnet|gruppens namn] till %t" },
  { NOADMIN, 0, "%p är inte längre %xadministratör%x" },
  { ADMIN, 0, "%p är nu %xadministratör%x" },
  { JOINED, 0, "%p gick med[ i gruppen|][ via %x| med %x| genom %x|]" },
  { JOINED, 0, "%p anslöt%x" },
  { JOINED, 0, "%p lades till" },
  { JOINED, 0, "%a lade till %p" },
  { LEFT, 0, "%p [har |]lämna[de|t][ gruppen|]" },
  { REMOVED, 0, "%p togs bort" },
  { REMOVED, 0, "%a tog bort %p" },
};

static const GopsWhatsappPhrase danish[] = {
  { NOTICE, 0, "Beskeder og opkald %x" },
  { CREATED, 0, "%a oprettede [gruppen|gruppe] %t" },
  { CREATED, 0, "%a oprettede [denne gruppe|gruppen]" },
  { TITLE, 0, "%a ændrede [emnet|gruppenavnet|gruppens navn] fra %o til %t" },
  { TITLE, 0, "%a ændrede [emnet|gruppenavnet|gruppens navn] til %t" },
  { NOADMIN, 0, "%p er ikke længere %xadministrator%x" },
  { ADMIN, 0, "%p er nu %xadministrator%x" },
  { JOINED, 0, "%p [deltager|tilsluttede sig|tilmeldte sig|kom med]%x" },
  { JOINED, 0, "%p blev tilføjet" },
  { JOINED, 0, "%a [har |]tilføje[de|t] %p" },
  { LEFT, 0, "%p [har |]forl[od|adt][ gruppen|]" },
  { REMOVED, 0, "%p blev fjernet" },
  { REMOVED, 0, "%a [har |]fjerne[de|t] %p" },
};

static const GopsWhatsappPhrase norwegian[] = {
  { NOTICE, 0, "Meldinger og [anrop|samtaler] %x" },
  { CREATED, 0, "%a opprettet [gruppen|gruppa] %t" },
  { CREATED, 0, "%a opprettet [denne gruppen|gruppen]" },
  { TITLE, 0, "%a endret [emnet|gruppenavnet|gruppens navn|navnet på gruppen] fra %o til %t" },
  { TITLE, 0, "%a endret [emnet|gruppenavnet|gruppens navn|navnet på gruppen] til %t" },
  { NOADMIN, 0, "%p er ikke lenger %xadministrator%x" },
  { ADMIN, 0, "%p er nå %xadministrator%x" },
  { JOINED, 0, "%p [ble med|ble medlem]%x" },
  { JOINED, 0, "%p ble lagt til" },
  { JOINED, 0, "%a la til %p" },
  { JOINED, ME, "%a la deg til" },
  { LEFT, 0, "%p [har |]forl[ot|att][ gruppen|]" },
  { REMOVED, 0, "%p ble fjernet" },
  { REMOVED, 0, "%a fjernet %p" },
};

static const GopsWhatsappPhrase finnish[] = {
  { NOTICE, 0, "Viestit ja puhelut %x" },
  { CREATED, 0, "%a loi ryhmän %t" },
  { CREATED, 0, "%a loi [tämän |]ryhmän" },
  { CREATED, I_DO, "Loit ryhmän %t" },
  { TITLE, 0, "%a [vaihtoi|muutti] [aiheen|ryhmän nimen|ryhmän aiheen]%xuudeksi %xksi %q" },
  { ADMIN, 0, "%p on nyt [ryhmän |]ylläpitäjä" },
  { NOADMIN, 0, "%p ei ole enää [ryhmän |]ylläpitäjä" },
  { JOINED, 0, "%p liittyi%x" },
  { JOINED, 0, "%p lisättiin[ ryhmään|]" },
  { JOINED, ME, "%a lisäsi sinut" },
  { JOINED, 0, "%a lisäsi [käyttäjän|käyttäjät|henkilön] %p[ ryhmään|]" },
  { JOINED, I_DO, "Lisäsit [käyttäjän|käyttäjät|henkilön] %p" },
  { LEFT, 0, "%p poistui[ ryhmästä|]" },
  { LEFT, ME, "Poistuit ryhmästä" },
  { REMOVED, 0, "%p poistettiin[ ryhmästä|]" },
  { REMOVED, 0, "%a poisti [käyttäjän|henkilön] %p[ ryhmästä|]" },
};

static const GopsWhatsappPhrase hungarian[] = {
  { NOTICE, 0, "Az üzenetek és [a |]hívások %x" },
  { CREATED, 0, "%a létrehozta [a(z) |a |az |]%t [nevű |]csoportot" },
  { CREATED, 0, "%a létrehozta [ezt |]a csoportot" },
  { ADMIN, 0, "%p [mostantól |most már |]adminisztrátor" },
  { NOADMIN, 0, "%p [már |többé ]nem adminisztrátor" },
  { JOINED, 0, "%p csatlakozott%x" },
  { JOINED, ME, "%a hozzáadott téged" },
  { JOINED, 0, "%a hozzáadta [a következőt: |őt: |]%p" },
  { LEFT, 0, "%p kilépett[ a csoportból|]" },
  { LEFT, 0, "%p elhagyta a csoportot" },
  { REMOVED, 0, "%a eltávolította [a következőt: |őt: |]%p" },
};

static const GopsWhatsappPhrase romanian[] = {
  { NOTICE, 0, "Mesajele și apelurile %x" },
  { CREATED, 0, "%a a creat grupul %t" },
  { CREATED, 0, "%a a creat acest grup" },
  { TITLE, 0, "%a a [schimbat|modificat] [subiectul|numele] [grupului |]din %o în %t" },
  { TITLE, 0, "%a a [schimbat|modificat] [subiectul|numele] [grupului |]în %t" },
  { NOADMIN, 0, "%p nu mai este %xadmin%x" },
  { ADMIN, 0, "%p este acum %xadmin%x" },
  { JOINED, 0, "%p s-a alăturat%x" },
  { JOINED, 0, "%p a fost adăugat[| (ă)|(ă)|ă]" },
  { JOINED, ME, "%a te-a adăugat" },
  { JOINED, 0, "%a [l-a |a |i-a ]adăugat[-o|] pe %p" },
  { LEFT, 0, "%p a [ieșit|părăsit grupul]" },
  { REMOVED, 0, "%p a fost eliminat[|(ă)|ă]" },
  { REMOVED, 0, "%a [l-a |a |i-a ]eliminat[-o|] pe %p" },
};

static const GopsWhatsappPhrase greek[] = {
  { NOTICE, 0, "Τα μηνύματα και οι κλήσεις %x" },
  { CREATED, 0, "[Ο χρήστης |]%a δημιούργησε την ομάδα %t" },
  { CREATED, 0, "[Ο χρήστης |]%a δημιούργησε αυτή[|ν] την ομάδα" },
  { JOINED, 0, "[Ο χρήστης |]%p [έγινε μέλος|συμμετέχει|εντάχθηκε|μπήκε στην ομάδα]%x" },
  { JOINED, ME, "[Ο χρήστης |]%a σας πρόσθεσε" },
  { JOINED, 0, "[Ο χρήστης |]%a πρόσθεσε [τον χρήστη |τον/την |τον |την |τους |]%p" },
  { LEFT, 0, "[Ο χρήστης |]%p [αποχώρησε|έφυγε]%x" },
  { REMOVED, 0, "[Ο χρήστης |]%a αφαίρεσε [τον χρήστη |τον/την |τον |την |]%p" },
};

static const GopsWhatsappPhrase catalan[] = {
  { NOTICE, 0, "Els missatges i les trucades %x" },
  { CREATED, 0, "%a ha creat el grup %t" },
  { CREATED, 0, "%a ha creat aquest grup" },
  { TITLE, 0, "%a ha canviat [l'assumpte|el nom del grup] de %o a %t" },
  { TITLE, 0, "%a ha canviat [l'assumpte|el nom del grup] a %t" },
  { JOINED, 0, "%p s'ha unit%x" },
  { JOINED, ME, "%a us ha afegit" },
  { JOINED, 0, "%a ha afegit [a |]%p" },
  { LEFT, 0, "%p ha [sortit|abandonat el grup]%x" },
  { REMOVED, 0, "%a ha [eliminat|suprimit|expulsat] [a |]%p" },
};

static const GopsWhatsappPhrase slovak[] = {
  { NOTICE, 0, "Správy a hovory %x" },
  { CREATED, 0, "%a [vytvoril|vytvorila|vytvoril(a)|vytvoril/a] skupinu %t" },
  { TITLE, 0, "%a [zmenil|zmenila|zmenil(a)|zmenil/a] [predmet|názov] [skupiny |]z %o na %t" },
  { JOINED, 0, "%p sa [pripojil|pripojila|pripojil(a)|pripojil/a]%x" },
  { JOINED, 0, "%a [pridal|pridala|pridal(a)|pridal/a] [používateľa |]%p" },
  { LEFT, 0, "%p [opustil|opustila|opustil(a)|opustil/a] skupinu" },
  { REMOVED, 0, "%a [odstránil|odstránila|odstránil(a)|odstránil/a] [používateľa |]%p" },
};

static const GopsWhatsappPhrase croatian[] = {
  { NOTICE, 0, "Poruke i pozivi %x" },
  { CREATED, 0, "%a je [stvorio|stvorila|stvorio/la|izradio|izradila|izradio/la|kreirao|kreirala|kreirao/la] grupu %t" },
  { JOINED, 0, "%p se [pridružio|pridružila|pridružio/la|priključio|priključila|priključio/la]%x" },
  { JOINED, 0, "%a je [dodao|dodala|dodao/la] [korisnika |]%p" },
  { LEFT, 0, "%p je [napustio|napustila|napustio/la] grupu" },
  { LEFT, 0, "%p je [izašao|izašla|izašao/la]%x" },
  { REMOVED, 0, "%a je [uklonio|uklonila|uklonio/la] [korisnika |]%p" },
};

static const GopsWhatsappPhrase bulgarian[] = {
  { NOTICE, 0, "Съобщенията и обажданията %x" },
  { CREATED, 0, "%a създаде [групата|група] %t" },
  { TITLE, 0, "%a промени [темата|името] [на групата |]от %o на %t" },
  { JOINED, 0, "%p се [присъедини|присъедини/и]%x" },
  { JOINED, 0, "%a добави %p" },
  { LEFT, 0, "%p [излезе|напусна групата|напусна]" },
  { REMOVED, 0, "%a премахна %p" },
};

static const GopsWhatsappPhrase malay[] = {
  { NOTICE, 0, "Mesej dan panggilan %x" },
  { CREATED, 0, "%a [mencipta|telah mencipta] kumpulan %t" },
  { JOINED, 0, "%p [telah |]menyertai %x" },
  { JOINED, 0, "%a [telah |]menambah[kan|] %p" },
  { LEFT, 0, "%p [telah |]keluar" },
  { LEFT, 0, "%p [telah |]meninggalkan kumpulan%x" },
  { REMOVED, 0, "%a [telah |]mengalih keluar %p" },
};

static const GopsWhatsappPhrase thai[] = {
  { NOTICE, 0, "ข้อความและการโทร%x" },
  { CREATED, 0, "%a [ได้|]สร้างกลุ่ม %t" },
  { JOINED, 0, "%p [ได้|]เข้าร่วม%x" },
  { JOINED, 0, "%a [ได้|]เพิ่ม %p" },
  { LEFT, 0, "%p [ได้|]ออกจากกลุ่ม" },
  { LEFT, 0, "%p [ได้|]ออก" },
  { REMOVED, 0, "%a [ได้|]ลบ %p" },
};

static const GopsWhatsappPhrase persian[] = {
  { NOTICE, 0, "پیام‌ها و تماس‌ها%x" },
  { CREATED, 0, "%a گروه %t را ایجاد کرد" },
  { JOINED, 0, "%p [با استفاده از|از طریق] %x پیوست" },
  { JOINED, 0, "%p به گروه پیوست" },
  { JOINED, 0, "%a [کاربر |]%p را اضافه کرد" },
  { LEFT, 0, "%p [گروه را ترک کرد|از گروه خارج شد|خارج شد]" },
  { REMOVED, 0, "%a [کاربر |]%p را حذف کرد" },
};

#define LANGUAGE(code, and, phrases) { code, and, phrases, G_N_ELEMENTS (phrases) }

static const GopsWhatsappPhrases languages[] = {
  LANGUAGE ("sv", " och ", swedish),  LANGUAGE ("da", " og ", danish),   LANGUAGE ("nb", " og ", norwegian),
  LANGUAGE ("fi", " ja ", finnish),   LANGUAGE ("hu", " és ", hungarian), LANGUAGE ("ro", " și ", romanian),
  LANGUAGE ("el", " και ", greek),    LANGUAGE ("ca", " i ", catalan),   LANGUAGE ("sk", " a ", slovak),
  LANGUAGE ("hr", " i ", croatian),   LANGUAGE ("bg", " и ", bulgarian), LANGUAGE ("ms", " dan ", malay),
  LANGUAGE ("th", " และ ", thai),     LANGUAGE ("fa", " و ", persian),
};

const GopsWhatsappPhrases *
gops_whatsapp_more_phrases (guint i)
{
  return i < G_N_ELEMENTS (languages) ? &languages[i] : NULL;
}
