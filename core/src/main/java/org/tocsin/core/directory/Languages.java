package org.tocsin.core.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The languages telephone interpreters commonly offer, with the names people look for them by. Codes are ISO 639, a
/// variety that needs its own interpreter after a dash.
public final class Languages {
    /// code, English name, other names.
    private static final String ROWS = """
            ab|Abkhaz
            ace|Acehnese
            ach|Acholi|Luo
            aa|Afar|Afaraf
            af|Afrikaans
            ak|Akan|Twi, Fante, Asante
            sq|Albanian|Shqip
            am|Amharic|አማርኛ
            ar|Arabic|العربية
            arz|Arabic, Egyptian|Masri
            acw|Arabic, Hijazi|Saudi
            acm|Arabic, Iraqi|Mesopotamian
            apc|Arabic, Levantine|Syrian, Lebanese, Palestinian
            ayl|Arabic, Libyan
            ary|Arabic, Moroccan|Darija
            apd|Arabic, Sudanese
            aeb|Arabic, Tunisian
            ayn|Arabic, Yemeni
            hy|Armenian|Հայերեն
            as|Assamese
            aii|Assyrian|Neo-Aramaic, Suret
            ast|Asturian
            ay|Aymara
            az|Azerbaijani|Azeri
            bm|Bambara|Bamanankan
            bas|Basaa
            ba|Bashkir
            eu|Basque|Euskara
            be|Belarusian
            bem|Bemba
            bn|Bengali|Bangla, বাংলা
            ber|Berber|Tamazight, Amazigh
            bho|Bhojpuri
            bik|Bikol
            byn|Blin|Bilen
            bs|Bosnian|Bosanski
            br|Breton
            bg|Bulgarian|Български
            my|Burmese|Myanmar, မြန်မာ
            yue|Cantonese|Chinese, 廣東話
            kea|Cape Verdean Creole|Kriolu, Kabuverdianu
            ca|Catalan|Català
            ceb|Cebuano|Bisaya, Visayan
            cld|Chaldean|Neo-Aramaic
            ch|Chamorro
            ce|Chechen
            chr|Cherokee
            ny|Chichewa|Nyanja, Chewa
            cfm|Chin, Falam
            cnh|Chin, Hakha|Lai
            clt|Chin, Lautu
            mrh|Chin, Mara
            csy|Chin, Sizang
            ctd|Chin, Tedim|Zomi
            czt|Chin, Zotung
            chk|Chuukese|Trukese
            cv|Chuvash
            co|Corsican
            hr|Croatian|Hrvatski
            cs|Czech|Čeština
            dag|Dagbani
            da|Danish|Dansk
            prs|Dari|Afghan Persian
            dv|Dhivehi|Maldivian
            din|Dinka
            dyu|Dioula|Jula
            nl|Dutch|Nederlands, Flemish
            dz|Dzongkha|Bhutanese
            bin|Edo|Bini
            efi|Efik
            en|English
            et|Estonian|Eesti
            ee|Ewe
            fan|Fang
            fa|Farsi|Persian, فارسی
            fj|Fijian
            fi|Finnish|Suomi
            fon|Fon
            fr|French|Français
            fr-CA|French, Canadian|Québécois
            ff|Fulani|Fula, Fulfulde, Pulaar
            gaa|Ga
            gl|Galician|Galego
            lg|Ganda|Luganda
            gay|Gayo
            ka|Georgian|ქართული
            de|German|Deutsch
            gil|Gilbertese|Kiribati
            gor|Gorontalo
            el|Greek|Ελληνικά
            gn|Guarani
            gu|Gujarati|ગુજરાતી
            guz|Gusii|Ekegusii
            ht|Haitian Creole|Kreyòl ayisyen
            hak|Hakka|Chinese
            ha|Hausa
            haw|Hawaiian
            he|Hebrew|עברית
            hil|Hiligaynon|Ilonggo
            hi|Hindi|हिन्दी
            hmn|Hmong|Hmoob
            hu|Hungarian|Magyar
            iba|Iban
            ibb|Ibibio
            is|Icelandic|Íslenska
            ig|Igbo
            ilo|Ilocano
            id|Indonesian|Bahasa
            iu|Inuktitut
            ga|Irish|Gaeilge
            it|Italian|Italiano
            ixl|Ixil
            jac|Jakaltek|Popti, Jacalteco
            jam|Jamaican Patois|Creole
            ja|Japanese|日本語
            kac|Jingpho|Kachin
            dyo|Jola
            kek|K'ekchi|Q'eqchi'
            quc|K'iche'|Quiche
            kbp|Kabiye
            kab|Kabyle
            kam|Kamba
            kjb|Kanjobal|Q'anjob'al
            kn|Kannada|ಕನ್ನಡ
            kr|Kanuri
            pam|Kapampangan
            pwo|Karen, Pwo
            ksw|Karen, S'gaw|Sgaw
            kyu|Karenni|Kayah
            ks|Kashmiri
            kk|Kazakh|Қазақша
            km|Khmer|Cambodian, ខ្មែរ
            ki|Kikuyu|Gikuyu
            rw|Kinyarwanda|Rwanda
            rn|Kirundi|Rundi
            kg|Kongo|Kikongo
            kok|Konkani
            ko|Korean|한국어
            kos|Kosraean
            kpe|Kpelle
            kri|Krio|Sierra Leone Creole
            kun|Kunama
            kmr|Kurdish, Kurmanji
            ckb|Kurdish, Sorani
            ky|Kyrgyz|Кыргызча
            lo|Lao|Laotian, ລາວ
            lv|Latvian|Latviešu
            ln|Lingala
            lt|Lithuanian|Lietuvių
            lua|Luba|Tshiluba
            luy|Luhya
            luo|Luo|Dholuo
            lb|Luxembourgish
            mas|Maasai|Maa
            mk|Macedonian|Македонски
            mai|Maithili
            mg|Malagasy
            ms|Malay|Melayu
            ml|Malayalam|മലയാളം
            mt|Maltese|Malti
            mam|Mam|Mayan
            cmn|Mandarin|Chinese, Putonghua, 普通话, zh
            mnk|Mandinka|Mandingo
            mni|Manipuri|Meitei
            mi|Maori
            mr|Marathi|मराठी
            mh|Marshallese
            mhx|Maru|Lhaovo
            men|Mende
            min|Minangkabau
            mxp|Mixe
            mix|Mixteco|Mixtec
            lus|Mizo
            mnw|Mon
            mn|Mongolian|Монгол
            mos|Moore|Mossi
            nah|Nahuatl
            nv|Navajo|Diné
            nd|Ndebele
            ne|Nepali|नेपाली
            no|Norwegian|Norsk
            nus|Nuer
            nup|Nupe
            nzi|Nzema
            or|Odia|Oriya
            om|Oromo|Afaan Oromoo
            otm|Otomi
            pau|Palauan
            pag|Pangasinan
            pap|Papiamento
            ps|Pashto|Pushto, پښتو
            wes|Pidgin, Cameroonian
            pcm|Pidgin, Nigerian
            pon|Pohnpeian
            pl|Polish|Polski
            pt|Portuguese|Português
            pt-BR|Portuguese, Brazilian|Brasileiro
            pa|Punjabi|Panjabi, ਪੰਜਾਬੀ
            qu|Quechua
            rhg|Rohingya
            rom|Romani
            ro|Romanian|Română, Moldovan
            ru|Russian|Русский
            sm|Samoan
            sg|Sango
            sa|Sanskrit
            skr|Saraiki
            gd|Scottish Gaelic
            sr|Serbian|Српски
            shn|Shan
            wuu|Shanghainese|Wu, Chinese
            sn|Shona
            scn|Sicilian
            sd|Sindhi
            si|Sinhala|Sinhalese, සිංහල
            sk|Slovak|Slovenčina
            sl|Slovenian|Slovenščina
            so|Somali|Soomaali
            snk|Soninke
            nso|Sotho, Northern|Pedi
            st|Sotho, Southern|Sesotho
            es|Spanish|Español, Castellano
            srn|Sranan
            suk|Sukuma
            su|Sundanese
            sus|Susu
            sw|Swahili|Kiswahili
            sv|Swedish|Svenska
            syl|Sylheti
            tl|Tagalog|Filipino
            nan|Taiwanese|Hokkien, Fukien, Min Nan, Chinese
            tg|Tajik
            ta|Tamil|தமிழ்
            tt|Tatar
            te|Telugu|తెలుగు
            tem|Temne
            nan-teo|Teochew|Chaozhou, Chiu Chow
            tet|Tetum
            th|Thai|ไทย
            bo|Tibetan
            tig|Tigre
            ti|Tigrinya|ትግርኛ
            yue-tai|Toishanese|Taishan, Chinese
            to|Tongan
            trq|Triqui
            ts|Tsonga
            tn|Tswana|Setswana
            tum|Tumbuka
            tr|Turkish|Türkçe
            tk|Turkmen
            tw|Twi|Akan
            tzh|Tzeltal
            tzo|Tzotzil
            uk|Ukrainian|Українська
            ur|Urdu|اردو
            ug|Uyghur|Uighur
            uz|Uzbek
            vai|Vai
            ve|Venda
            vi|Vietnamese|Tiếng Việt
            war|Waray
            cy|Welsh|Cymraeg
            wal|Wolaytta
            wo|Wolof
            xh|Xhosa
            yap|Yapese
            yi|Yiddish
            yo|Yoruba
            yua|Yucatec Maya|Mayan
            zap|Zapoteco|Zapotec
            dje|Zarma
            zza|Zaza
            zu|Zulu
            """;

    private static final List<Language> ALL = ROWS.strip()
            .lines()
            .map(row -> row.split("\\|", 3))
            .map(parts -> new Language(
                    parts[0], parts[1], parts.length < 3 ? List.of() : Arrays.asList(parts[2].split(", "))))
            .toList();
    private static final Map<String, Language> BY_CODE =
            ALL.stream().collect(Collectors.toMap(Language::code, Function.identity()));

    private Languages() {}

    /// In the order of their English names.
    public static List<Language> list() {
        return ALL;
    }

    public static Optional<Language> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// The language of a tag such as `es-MX` or `zh-Hans` (RFC 5646), as a session description names it (RFC 8373).
    public static Optional<Language> findByTag(String tag) {
        var whole = tag.strip().replace('_', '-');
        var first = whole.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(language -> language.code().equalsIgnoreCase(whole))
                .findFirst()
                .or(() -> find(first.equals("zh") ? "cmn" : first));
    }

    /// Languages whose code or names begin with what was typed, the best first.
    public static List<Language> search(String typed) {
        if (typed.isBlank()) {
            return ALL;
        }
        return ALL.stream()
                .filter(language -> language.fit(typed) > 0)
                .sorted(Comparator.comparingInt((Language language) -> -language.fit(typed)))
                .toList();
    }

    /// The one language meant; empty for none or several.
    public static Optional<Language> findMeant(String typed) {
        var found = search(typed);
        boolean clear = found.size() == 1
                || found.size() > 1 && found.get(0).fit(typed) > found.get(1).fit(typed);
        return clear && !typed.isBlank() ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
