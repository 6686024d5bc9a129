/** A country, and what news calls it. */
export interface Country {
  /** The most common first. */
  readonly names: readonly string[];
  /** The people, and their adjective. */
  readonly people: readonly string[];
  /** Where the government sits. */
  readonly seats: readonly string[];
}

/**
 * What news calls countries, a line each: names | the people and their adjective | where the government sits, which
 * news uses as its name. Several forms are separated by commas. Left out are forms that are more often a person's or a
 * company's name ("Finn", "Emirates").
 */
const table = `
Afghanistan | Afghan | Kabul
Albania | Albanian | Tirana
Algeria | Algerian | Algiers
Angola | Angolan | Luanda
Argentina | Argentine, Argentinian | Buenos Aires
Armenia | Armenian | Yerevan
Australia | Australian | Canberra
Austria | Austrian | Vienna
Azerbaijan | Azerbaijani, Azeri | Baku
Bahamas | Bahamian | Nassau
Bahrain | Bahraini | Manama
Bangladesh | Bangladeshi | Dhaka
Barbados | Barbadian | Bridgetown
Belarus | Belarusian, Belarussian | Minsk
Belgium | Belgian |
Benin | Beninese | Porto-Novo
Bhutan | Bhutanese | Thimphu
Bolivia | Bolivian | La Paz
Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina | Bosnian | Sarajevo
Botswana | Botswanan | Gaborone
Brazil | Brazilian | Brasilia, Brasília
Bulgaria | Bulgarian | Sofia
Burkina Faso | Burkinabe | Ouagadougou
Burundi | Burundian | Gitega
Cambodia | Cambodian | Phnom Penh
Cameroon | Cameroonian | Yaounde, Yaoundé
Canada | Canadian | Ottawa
Central African Republic | Central African | Bangui
Chad | Chadian | N'Djamena
Chile | Chilean | Santiago
China, People's Republic of China, PRC | Chinese | Beijing
Colombia | Colombian | Bogota, Bogotá
Congo, Democratic Republic of the Congo, Democratic Republic of Congo, DRC | Congolese | Kinshasa
Costa Rica | Costa Rican | San Jose, San José
Croatia | Croatian, Croat | Zagreb
Cuba | Cuban | Havana
Cyprus | Cypriot | Nicosia
Czech Republic, Czechia | Czech | Prague
Denmark | Danish, Danes | Copenhagen
Djibouti | Djiboutian |
Dominican Republic | Dominican | Santo Domingo
EU, European Union | | Brussels, European Commission
Ecuador | Ecuadorian, Ecuadorean | Quito
Egypt | Egyptian | Cairo
El Salvador | Salvadoran, Salvadorean | San Salvador
Equatorial Guinea | Equatoguinean | Malabo
Eritrea | Eritrean | Asmara
Estonia | Estonian | Tallinn
Eswatini, Swaziland | Swazi | Mbabane
Ethiopia | Ethiopian | Addis Ababa
Fiji | Fijian | Suva
Finland | Finnish, Finns | Helsinki
France | French, Frenchman, Frenchmen, Frenchwoman, Frenchwomen | Paris, Elysee, Élysée
Gabon | Gabonese | Libreville
Gambia | Gambian | Banjul
Georgia | Georgian | Tbilisi
Germany | German | Berlin
Ghana | Ghanaian | Accra
Greece | Greek | Athens
Guatemala | Guatemalan | Guatemala City
Guinea | Guinean | Conakry
Guinea-Bissau | Bissau-Guinean | Bissau
Guyana | Guyanese | Georgetown
Haiti | Haitian | Port-au-Prince
Honduras | Honduran | Tegucigalpa
Hungary | Hungarian | Budapest
Iceland | Icelandic, Icelander | Reykjavik
India | Indian | New Delhi, Delhi
Indonesia | Indonesian | Jakarta
Iran | Iranian | Tehran, Teheran
Iraq | Iraqi | Baghdad
Ireland | Irish, Irishman, Irishmen, Irishwoman, Irishwomen | Dublin
Israel | Israeli | Jerusalem, Tel Aviv
Italy | Italian | Rome
Ivory Coast, Cote d'Ivoire, Côte d'Ivoire | Ivorian | Yamoussoukro
Jamaica | Jamaican | Kingston
Japan | Japanese | Tokyo
Jordan | Jordanian | Amman
Kazakhstan | Kazakh, Kazakhstani | Astana
Kenya | Kenyan | Nairobi
Kosovo | Kosovar, Kosovan | Pristina
Kuwait | Kuwaiti | Kuwait City
Kyrgyzstan | Kyrgyz | Bishkek
Laos | Laotian | Vientiane
Latvia | Latvian | Riga
Lebanon | Lebanese | Beirut
Lesotho | Basotho | Maseru
Liberia | Liberian | Monrovia
Libya | Libyan | Tripoli
Lithuania | Lithuanian | Vilnius
Luxembourg | Luxembourgish, Luxembourger | Luxembourg City
Madagascar | Malagasy | Antananarivo
Malawi | Malawian | Lilongwe
Malaysia | Malaysian | Kuala Lumpur, Putrajaya
Maldives | Maldivian |
Mali | Malian | Bamako
Malta | Maltese | Valletta
Mauritania | Mauritanian | Nouakchott
Mauritius | Mauritian | Port Louis
Mexico | Mexican | Mexico City
Moldova | Moldovan | Chisinau, Chișinău
Mongolia | Mongolian | Ulaanbaatar, Ulan Bator
Montenegro | Montenegrin | Podgorica
Morocco | Moroccan | Rabat
Mozambique | Mozambican | Maputo
Myanmar, Burma | Burmese | Naypyidaw, Naypyitaw
Namibia | Namibian | Windhoek
Nepal | Nepali, Nepalese | Kathmandu
Netherlands, Holland | Dutch, Dutchman, Dutchmen, Dutchwoman, Dutchwomen | The Hague
New Zealand | New Zealander | Wellington
Nicaragua | Nicaraguan | Managua
Niger | Nigerien | Niamey
Nigeria | Nigerian | Abuja
North Korea, DPRK, Democratic People's Republic of Korea | North Korean | Pyongyang
North Macedonia, Macedonia | Macedonian | Skopje
Norway | Norwegian | Oslo
Oman | Omani | Muscat
Pakistan | Pakistani | Islamabad
Palestine, Palestinian Authority | Palestinian | Ramallah
Panama | Panamanian | Panama City
Papua New Guinea | Papua New Guinean | Port Moresby
Paraguay | Paraguayan | Asuncion, Asunción
Peru | Peruvian | Lima
Philippines | Filipino, Filipina, Philippine | Manila
Poland | Polish, Poles | Warsaw
Portugal | Portuguese | Lisbon
Qatar | Qatari | Doha
Republic of the Congo, Congo-Brazzaville | | Brazzaville
Romania | Romanian | Bucharest
Russia, Russian Federation | Russian | Moscow, Kremlin
Rwanda | Rwandan | Kigali
Saudi Arabia | Saudi, Saudi Arabian | Riyadh
Senegal | Senegalese | Dakar
Serbia | Serbian, Serb | Belgrade
Sierra Leone | Sierra Leonean | Freetown
Singapore | Singaporean |
Slovakia | Slovak, Slovakian | Bratislava
Slovenia | Slovenian, Slovene | Ljubljana
Somalia | Somali | Mogadishu
South Africa | South African | Pretoria
South Korea, Republic of Korea, ROK | South Korean | Seoul, Blue House
South Sudan | South Sudanese | Juba
Spain | Spanish, Spaniard | Madrid
Sri Lanka | Sri Lankan | Colombo
Sudan | Sudanese | Khartoum
Suriname | Surinamese | Paramaribo
Sweden | Swedish, Swede | Stockholm
Switzerland | Swiss | Bern, Berne
Syria | Syrian | Damascus
Taiwan | Taiwanese | Taipei
Tajikistan | Tajik | Dushanbe
Tanzania | Tanzanian | Dodoma
Thailand | Thai | Bangkok
Timor-Leste, East Timor | Timorese | Dili
Togo | Togolese | Lome, Lomé
Trinidad and Tobago, Trinidad | Trinidadian | Port of Spain
Tunisia | Tunisian | Tunis
Turkey, Turkiye, Türkiye | Turkish, Turks | Ankara
Turkmenistan | Turkmen | Ashgabat
UK, United Kingdom, Britain, Great Britain | British, Briton, Brits | London, Downing Street, Whitehall, Westminster
US, United States, USA, United States of America, America | American | Washington, White House, Pentagon, Capitol Hill
Uganda | Ugandan | Kampala
Ukraine | Ukrainian | Kyiv, Kiev
United Arab Emirates, UAE | Emirati | Abu Dhabi
Uruguay | Uruguayan | Montevideo
Uzbekistan | Uzbek | Tashkent
Vatican, Holy See, Vatican City | |
Venezuela | Venezuelan | Caracas
Vietnam, Viet Nam | Vietnamese | Hanoi
Yemen | Yemeni | Sanaa, Sana'a
Zambia | Zambian | Lusaka
Zimbabwe | Zimbabwean | Harare
`;

/** The countries that news speaks of most. */
export const countries: readonly Country[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [names = [], people = [], seats = []] = line
      .split('|')
      .map((part) => part.split(',').flatMap((form) => form.trim() || []));
    return { names, people, seats };
  });
