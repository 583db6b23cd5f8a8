package schema

import (
	"strings"
	"sync"
)

// demonyms are the words for those of a place and for what is there, by place.
const demonyms = `Afghanistan:Afghan,Afghani;Albania:Albanian;Algeria:Algerian;Andorra:Andorran;Angola:Angolan;Argentina:Argentine,Argentinian,Argentinean;Armenia:Armenian;Aruba:Aruban;
Australia:Australian,Aussie;Austria:Austrian;Azerbaijan:Azerbaijani,Azeri;Bahamas:Bahamian;Bahrain:Bahraini;Bangladesh:Bangladeshi;Barbados:Barbadian,Bajan;Belarus:Belarusian,Belarussian,Byelorussian;Belgium:Belgian;Belize:Belizean;Benin:Beninese;
Bermuda:Bermudian;Bhutan:Bhutanese;Bolivia:Bolivian;Bosnia:Bosnian;Botswana:Botswanan,Motswana,Batswana;Brazil:Brazilian;Britain:British,Briton;Brunei:Bruneian;Bulgaria:Bulgarian;Burkina Faso:Burkinabe,Burkinabé;Burundi:Burundian;Cambodia:Cambodian;
Cameroon:Cameroonian;Canada:Canadian;Cape Verde:Cape Verdean,Cabo Verdean;Chad:Chadian;Chile:Chilean;China:Chinese;Colombia:Colombian;Comoros:Comorian,Comoran;Congo:Congolese;Costa Rica:Costa Rican;Croatia:Croatian,Croat;Cuba:Cuban;Cyprus:Cypriot;Czech Republic:Czech;
Denmark:Danish,Dane;Djibouti:Djiboutian;Dominican Republic:Dominican;East Timor:Timorese,East Timorese;Ecuador:Ecuadorian,Ecuadorean;Egypt:Egyptian;El Salvador:Salvadoran,Salvadorean;England:English,Englishman,Englishwoman;Equatorial Guinea:Equatoguinean;Eritrea:Eritrean;Estonia:Estonian;Eswatini:Swazi;Ethiopia:Ethiopian;
Faroe Islands:Faroese;Fiji:Fijian;Finland:Finnish,Finn;France:French,Frenchman,Frenchwoman;Gabon:Gabonese;Gambia:Gambian;Georgia:Georgian;Germany:German;Ghana:Ghanaian;Greece:Greek;Greenland:Greenlandic,Greenlander;Grenada:Grenadian;Guam:Guamanian;Guatemala:Guatemalan;Guinea:Guinean;Guyana:Guyanese;
Haiti:Haitian;Honduras:Honduran;Hong Kong:Hong Konger;Hungary:Hungarian;Iceland:Icelandic,Icelander;India:Indian;Indonesia:Indonesian;Iran:Iranian;Iraq:Iraqi;Ireland:Irish,Irishman,Irishwoman;Israel:Israeli;Italy:Italian;Ivory Coast:Ivorian;Jamaica:Jamaican;Japan:Japanese;Jordan:Jordanian;
Kazakhstan:Kazakh,Kazakhstani;Kenya:Kenyan;Kiribati:I-Kiribati;Kosovo:Kosovar,Kosovan;Kurdistan:Kurdish;Kuwait:Kuwaiti;Kyrgyzstan:Kyrgyz;Laos:Laotian,Lao;Latvia:Latvian;Lebanon:Lebanese;Lesotho:Basotho,Mosotho;Liberia:Liberian;Libya:Libyan;Liechtenstein:Liechtensteiner;Lithuania:Lithuanian;Luxembourg:Luxembourger,Luxembourgish;
Macau:Macanese;Macedonia:Macedonian;Madagascar:Malagasy;Malawi:Malawian;Malaysia:Malaysian;Maldives:Maldivian;Mali:Malian;Malta:Maltese;Mauritania:Mauritanian;Mauritius:Mauritian;Mexico:Mexican;Moldova:Moldovan;Monaco:Monegasque;Mongolia:Mongolian;Montenegro:Montenegrin;Morocco:Moroccan;Mozambique:Mozambican;Myanmar:Burmese;
Namibia:Namibian;Nauru:Nauruan;Nepal:Nepali,Nepalese;Netherlands:Dutch,Dutchman,Dutchwoman;New Zealand:New Zealander,Kiwi;Nicaragua:Nicaraguan;Niger:Nigerien;Nigeria:Nigerian;North Korea:North Korean;Norway:Norwegian;Oman:Omani;Pakistan:Pakistani;Palau:Palauan;Palestine:Palestinian;Panama:Panamanian;Papua New Guinea:Papua New Guinean;
Paraguay:Paraguayan;Peru:Peruvian;Philippines:Filipino,Filipina,Philippine;Poland:Polish,Pole;Portugal:Portuguese;Puerto Rico:Puerto Rican;Qatar:Qatari;Romania:Romanian;Russia:Russian;Rwanda:Rwandan;Samoa:Samoan;Saudi Arabia:Saudi,Saudi Arabian;Scotland:Scottish,Scot,Scotsman,Scotswoman;Senegal:Senegalese;Serbia:Serbian,Serb;Seychelles:Seychellois;
Sierra Leone:Sierra Leonean;Singapore:Singaporean;Slovakia:Slovak,Slovakian;Slovenia:Slovenian,Slovene;Solomon Islands:Solomon Islander;Somalia:Somali;South Africa:South African;South Korea:South Korean;South Sudan:South Sudanese;Soviet Union:Soviet;Spain:Spanish,Spaniard;Sri Lanka:Sri Lankan;Sudan:Sudanese;Suriname:Surinamese;Sweden:Swedish,Swede;Switzerland:Swiss;Syria:Syrian;
Taiwan:Taiwanese;Tajikistan:Tajik;Tanzania:Tanzanian;Thailand:Thai;Tibet:Tibetan;Togo:Togolese;Tonga:Tongan;Trinidad and Tobago:Trinidadian;Tunisia:Tunisian;Turkey:Turkish,Turk;Turkmenistan:Turkmen;Tuvalu:Tuvaluan;Uganda:Ugandan;Ukraine:Ukrainian;United Arab Emirates:Emirati;United States:American;Uruguay:Uruguayan;Uzbekistan:Uzbek;Vanuatu:Ni-Vanuatu;
Venezuela:Venezuelan;Vietnam:Vietnamese;Wales:Welsh,Welshman,Welshwoman;Yemen:Yemeni;Zambia:Zambian;Zimbabwe:Zimbabwean;Africa:African;Asia:Asian;Europe:European;Catalonia:Catalan;Quebec:Quebecer,Quebecois,Québécois;Flanders:Flemish;Texas:Texan;California:Californian;Scandinavia:Scandinavian;Crimea:Crimean;Chechnya:Chechen;Kashmir:Kashmiri;Punjab:Punjabi`

var demonymPlace = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, row := range strings.Split(demonyms, ";") {
		place, words, _ := strings.Cut(strings.TrimSpace(row), ":")
		for _, w := range strings.Split(words, ",") {
			m[w] = place
		}
	}
	return m
})

var demonymPlaces = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, place := range demonymPlace() {
		m[place] = true
	}
	return m
})

// HasDemonym reports whether place is one whose people have a word of their
// own: a country, with a few exceptions.
func HasDemonym(place string) bool { return demonymPlaces()[place] }

// Demonym returns the place whose people or things the word tells of, as
// "Canada" for "Canadian" or "Canadians", and "" for other words.
func Demonym(word string) string {
	m := demonymPlace()
	if place, ok := m[word]; ok {
		return place
	}
	return m[strings.TrimSuffix(word, "s")]
}
