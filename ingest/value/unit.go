package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/ingest/doc"
)

// currencySign are the signs of currencies. A bare dollar is nobody's in
// particular: its unit is the sign itself.
var currencySign = map[rune]string{
	'$': "$", '£': "GBP", '€': "EUR", '¥': "JPY", '₹': "INR", '₩': "KRW", '₽': "RUB", '₦': "NGN", '₪': "ILS", '฿': "THB", '₱': "PHP",
	'₫': "VND", '₺': "TRY", '₴': "UAH", '₡': "CRC", '₵': "GHS", '₸': "KZT", '₼': "AZN", '₾': "GEL", '₭': "LAK", '₮': "MNT", '₲': "PYG",
}

// currencyPrefix are letters in front of an amount, with or without a sign.
var currencyPrefix = map[string]string{
	"US$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL",
	"J$": "JMD", "TT$": "TTD", "FJ$": "FJD", "Z$": "ZWL", "N$": "NAD", "Mex$": "MXN",
	"Rs": "INR", "Rs.": "INR", "RM": "MYR", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "KES": "KES", "USh": "UGX", "TSh": "TZS", "Rp": "IDR", "R": "ZAR",
	"GH₵": "GHS", "K": "", "P": "", "Tk": "BDT", "kr": "", "Le": "SLE", "Br": "ETB", "CFA": "XOF", "L.E.": "EGP", "LE": "EGP", "N": "NGN",
	"USD": "USD", "EUR": "EUR", "GBP": "GBP", "CHF": "CHF", "CAD": "CAD", "AUD": "AUD", "NOK": "NOK", "SEK": "SEK", "DKK": "DKK", "INR": "INR", "JPY": "JPY",
	"CNY": "CNY", "RMB": "CNY", "ZAR": "ZAR", "BRL": "BRL", "MXN": "MXN", "SGD": "SGD", "HKD": "HKD", "AED": "AED", "SAR": "SAR", "QAR": "QAR", "PLN": "PLN",
	"CZK": "CZK", "HUF": "HUF", "RON": "RON", "TRY": "TRY", "RUB": "RUB", "UAH": "UAH", "NGN": "NGN", "GHS": "GHS", "PKR": "PKR", "BDT": "BDT", "LKR": "LKR",
	"NPR": "NPR", "PHP": "PHP", "THB": "THB", "VND": "VND", "IDR": "IDR", "MYR": "MYR", "KRW": "KRW", "NZD": "NZD", "COP": "COP", "CLP": "CLP", "ARS": "ARS",
	"XOF": "XOF", "XAF": "XAF", "FCFA": "XOF", "UGX": "UGX", "TZS": "TZS", "EGP": "EGP", "MAD": "MAD", "TND": "TND", "PGK": "PGK", "FJD": "FJD",
}

// currencyNouns follow an amount. Those with "" are known by the country alone.
var currencyNouns = map[string]string{
	"dollar": "$", "euro": "EUR", "pound": "GBP", "rupee": "INR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rouble": "RUB", "ruble": "RUB",
	"naira": "NGN", "shekel": "ILS", "baht": "THB", "peso": "", "dong": "VND", "lira": "TRY", "hryvnia": "UAH", "franc": "", "krona": "", "kronor": "SEK",
	"krone": "", "kroner": "", "real": "BRL", "reais": "BRL", "rand": "ZAR", "ringgit": "MYR", "rupiah": "IDR", "riyal": "", "rial": "", "dirham": "", "dinar": "",
	"shilling": "", "cedi": "GHS", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "leu": "", "lei": "", "lev": "BGN", "leva": "BGN", "kwacha": "", "taka": "BDT", "birr": "ETB", "kyat": "MMK",
	"riel": "KHR", "kip": "LAK", "tenge": "KZT", "som": "", "sum": "", "manat": "", "lari": "GEL", "dram": "AMD", "kina": "PGK", "pula": "BWP", "metical": "MZN", "meticais": "MZN",
	"kwanza": "AOA", "ariary": "MGA", "dalasi": "GMD", "leone": "SLE", "sol": "PEN", "soles": "PEN", "boliviano": "BOB", "guarani": "PYG", "quetzal": "GTQ", "lempira": "HNL", "cordoba": "NIO",
	"colon": "", "colones": "", "gourde": "HTG", "tugrik": "MNT", "afghani": "AFN",
}

// nationalCurrency gives the code of a currency by the adjective before it.
var nationalCurrency = map[string]string{
	"us dollar": "USD", "american dollar": "USD", "canadian dollar": "CAD", "australian dollar": "AUD", "hong dollar": "HKD", "singapore dollar": "SGD", "taiwan dollar": "TWD",
	"jamaican dollar": "JMD", "swiss franc": "CHF", "cfa franc": "XOF", "congolese franc": "CDF", "rwandan franc": "RWF", "swedish krona": "SEK", "norwegian krone": "NOK",
	"norwegian kroner": "NOK", "danish krone": "DKK", "danish kroner": "DKK", "icelandic krona": "ISK", "mexican peso": "MXN", "philippine peso": "PHP", "argentine peso": "ARS", "chilean peso": "CLP",
	"colombian peso": "COP", "pakistani rupee": "PKR", "nepali rupee": "NPR", "sri rupee": "LKR", "indian rupee": "INR", "kenyan shilling": "KES", "ugandan shilling": "UGX",
	"tanzanian shilling": "TZS", "saudi riyal": "SAR", "qatari riyal": "QAR", "iranian rial": "IRR", "moroccan dirham": "MAD", "emirati dirham": "AED", "kuwaiti dinar": "KWD",
	"jordanian dinar": "JOD", "iraqi dinar": "IQD", "tunisian dinar": "TND", "algerian dinar": "DZD", "serbian dinar": "RSD", "egyptian pound": "EGP", "sudanese pound": "SDG", "syrian pound": "SYP",
	"lebanese pound": "LBP", "turkish lira": "TRY", "zambian kwacha": "ZMW", "malawian kwacha": "MWK", "romanian leu": "RON", "romanian lei": "RON", "moldovan lei": "MDL",
}

// money reads an amount that begins with a sign or a code: "$12m", "US$4.5
// billion", "Rs 640", "EUR 3,000".
func (r *reading) money(p int) match {
	code, e := "", 0
	if c, n := utf8.DecodeRuneInString(r.text[p:]); currencySign[c] != "" {
		code, e = currencySign[c], p+n
	} else {
		w, we := r.word(p)
		if len(w) == 0 || len(w) > 4 || !unicode.IsUpper(rune(w[0])) && w != "kr" {
			return match{}
		}
		sign := false
		if we < r.limit && (r.text[we] == '$' || strings.HasPrefix(r.text[we:], "₵")) {
			_, n := utf8.DecodeRuneInString(r.text[we:])
			w, we, sign = r.text[p:we+n], we+n, true
		} else if we < r.limit && r.text[we] == '.' && w == "Rs" {
			we++
		}
		x, ok := currencyPrefix[w]
		if !ok {
			return match{}
		}
		if len(w) == 1 && !sign {
			// "R12 million", "K500": with the digits at once behind
			if we >= r.limit || !isDigits(r.text[we:we+1]) {
				return match{}
			}
			n := r.digits(we)
			if !n.scale && n.value < 100 {
				return match{} // a motorway, a vitamin
			}
		}
		code, e = x, we
	}
	at := r.space(e)
	if at >= r.limit || !isDigits(r.text[at:at+1]) {
		return match{}
	}
	n := r.digits(at)
	if n.end == 0 {
		return match{}
	}
	if x, xe := r.currencyWord(n); xe != "" && currencySignOnly(code) {
		n.end, code = x, xe
	}
	return match{n.end, doc.Money, decimal(n.value), code}
}

func currencySignOnly(code string) bool { return code == "$" }

// currencyWord returns the end and the code of the currency that follows n, as
// "12 million Canadian dollars", "300 EUR".
func (r *reading) currencyWord(n number) (end int, code string) {
	at := n.end
	if d := r.dash(at); d > at {
		at = d
	}
	raw, e := r.word(r.space(at))
	if c, ok := currencyPrefix[raw]; ok && len(raw) == 3 && strings.ToUpper(raw) == raw {
		return e, c
	}
	w := strings.ToLower(raw)
	noun := func(w string) (string, bool) {
		if _, ok := currencyNouns[w]; ok {
			return w, true
		}
		w = strings.TrimSuffix(w, "s")
		_, ok := currencyNouns[w]
		return w, ok
	}
	if s, ok := noun(w); ok {
		if s == "pound" && !n.scale || s == "real" || s == "sol" || s == "som" || s == "sum" || s == "colon" || s == "dram" {
			return 0, "" // a weight, or another word
		}
		return e, currencyNouns[s]
	}
	if raw != "" && unicode.IsUpper(rune(raw[0])) || w == "us" {
		at := e
		if strings.HasPrefix(r.text[e:], ".S.") {
			w, at = "us", e+3 // "U.S. dollars"
		}
		second, se := r.next(at)
		if second == "kong" || second == "lankan" {
			second, se = r.next(se)
		}
		if s, ok := noun(second); ok {
			if c, ok := nationalCurrency[w+" "+s]; ok {
				return se, c
			}
			return se, currencyNouns[s]
		}
	}
	return 0, ""
}

func (r *reading) percentWord(p int) int {
	at := p
	if d := r.dash(p); d > p {
		at = d
	}
	w, e := r.next(at)
	switch w {
	case "percent", "pct", "pc":
		return e
	case "per":
		if x, xe := r.next(e); x == "cent" {
			return xe
		}
	case "percentage":
		if x, xe := r.next(e); x == "point" || x == "points" {
			return xe
		}
	}
	return 0
}

var timeUnits = map[string]string{
	"second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "century": "century",
	"fortnight": "fortnight", "yr": "year", "hr": "hour", "min": "minute", "centurie": "century",
}

var units = map[string]string{
	"kilometre": "kilometre", "kilometer": "kilometre", "km": "kilometre", "mile": "mile", "metre": "metre", "meter": "metre", "foot": "foot", "feet": "foot", "inch": "inch", "inche": "inch",
	"centimetre": "centimetre", "centimeter": "centimetre", "cm": "centimetre", "millimetre": "millimetre", "millimeter": "millimetre", "mm": "millimetre", "yard": "yard",
	"kilogram": "kilogram", "kilogramme": "kilogram", "kg": "kilogram", "kilo": "kilogram", "gram": "gram", "gramme": "gram", "tonne": "tonne", "ton": "ton", "pound": "pound", "lb": "pound", "ounce": "ounce",
	"litre": "litre", "liter": "litre", "gallon": "gallon", "barrel": "barrel", "acre": "acre", "hectare": "hectare", "degree": "degree", "knot": "knot",
	"megawatt": "megawatt", "gigawatt": "gigawatt", "kilowatt": "kilowatt", "watt": "watt", "mw": "megawatt", "gw": "gigawatt", "mph": "mile per hour", "kmh": "kilometre per hour", "kph": "kilometre per hour",
	"bushel": "bushel", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte", "milligram": "milligram", "mg": "milligram", "mile-per-hour": "mile per hour",
}

// unit reads the unit after n: an age, a time from now, a stretch of time or
// another quantity.
func (r *reading) unit(n number, iso string) match {
	at := n.end
	if x := r.phrase(at, "and a half"); x > 0 {
		at = x
		if iso != "" {
			iso = decimal(n.value + .5)
		}
	}
	hyphen := false
	if d := r.dash(at); d > at {
		at, hyphen = d, true
	} else {
		at = r.space(at)
	}
	raw, e := r.word(at)
	w := strings.ToLower(raw)
	if w == "" || !r.ends(e) {
		return match{}
	}
	if w == "square" || w == "cubic" || w == "nautical" {
		x, xe := r.next(e)
		if u := singular(units, x); u != "" {
			return match{xe, doc.Quantity, iso, w + " " + u}
		}
		return match{}
	}
	if t := singular(timeUnits, w); t != "" {
		return r.timed(n, iso, t, e)
	}
	if u := singular(units, w); u != "" && (len(w) > 2 || !hyphen) {
		if strings.HasPrefix(r.text[e:], "/h") && u == "kilometre" {
			return match{e + 2, doc.Quantity, iso, "kilometre per hour"}
		}
		if x := r.phrase(e, "an hour"); x > 0 {
			return match{x, doc.Quantity, iso, u + " per hour"}
		}
		if x := r.phrase(e, "per hour"); x > 0 {
			return match{x, doc.Quantity, iso, u + " per hour"}
		}
		return match{e, doc.Quantity, iso, u}
	}
	return match{}
}

func singular(table map[string]string, w string) string {
	if u := table[w]; u != "" {
		return u
	}
	return table[strings.TrimSuffix(w, "s")]
}

// timed reads what follows n and a unit of time that ends at e.
func (r *reading) timed(n number, iso, unit string, e int) match {
	old := e
	if d := r.dash(e); d > e {
		old = d
	}
	if w, oe := r.next(old); w == "old" || w == "olds" {
		return match{oe, doc.Age, iso, unit}
	}
	if x := r.phrase(e, "of age"); x > 0 {
		return match{x, doc.Age, iso, unit}
	}
	if n.value == float64(int(n.value)) && iso != "" {
		if m := r.away(int(n.value), unit, e); m.end > 0 {
			return m
		}
	}
	return match{e, doc.Length, iso, unit}
}

// aged reads "aged 46", "age 46".
func (r *reading) aged(p int) match {
	w, e := r.next(p)
	if w != "aged" && w != "age" {
		return match{}
	}
	at := r.space(e)
	n := r.number(at)
	if n.end == 0 || n.value < 1 || n.value > 120 || n.vague {
		return match{}
	}
	return match{n.end, doc.Age, decimal(n.value), "year"}
}

func startsUpper(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
