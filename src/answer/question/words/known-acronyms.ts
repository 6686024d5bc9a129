import type { Acronym } from '../../../text/acronyms.js';
import { tokens } from '../../../text/words.js';

/** What acronyms of world news stand for, if no article says it. */
const names: Readonly<Record<string, string>> = {
  adb: 'Asian Development Bank',
  ai: 'artificial intelligence',
  anc: 'African National Congress',
  asean: 'Association of Southeast Asian Nations',
  au: 'African Union',
  cdc: 'Centers for Disease Control and Prevention',
  cia: 'Central Intelligence Agency',
  doj: 'Department of Justice',
  dprk: "Democratic People's Republic of Korea",
  ecb: 'European Central Bank',
  eib: 'European Investment Bank',
  ema: 'European Medicines Agency',
  epa: 'Environmental Protection Agency',
  esa: 'European Space Agency',
  eu: 'European Union',
  faa: 'Federal Aviation Administration',
  fao: 'Food and Agriculture Organization',
  fbi: 'Federal Bureau of Investigation',
  fcc: 'Federal Communications Commission',
  fda: 'Food and Drug Administration',
  fema: 'Federal Emergency Management Agency',
  ftc: 'Federal Trade Commission',
  gdp: 'gross domestic product',
  hrw: 'Human Rights Watch',
  iaea: 'International Atomic Energy Agency',
  icc: 'International Criminal Court',
  icj: 'International Court of Justice',
  icrc: 'International Committee of the Red Cross',
  idf: 'Israel Defense Forces',
  iea: 'International Energy Agency',
  ilo: 'International Labour Organization',
  imf: 'International Monetary Fund',
  ioc: 'International Olympic Committee',
  ipcc: 'Intergovernmental Panel on Climate Change',
  irs: 'Internal Revenue Service',
  nasa: 'National Aeronautics and Space Administration',
  nato: 'North Atlantic Treaty Organization',
  nfl: 'National Football League',
  nhs: 'National Health Service',
  noaa: 'National Oceanic and Atmospheric Administration',
  nsa: 'National Security Agency',
  ntsb: 'National Transportation Safety Board',
  oecd: 'Organisation for Economic Co-operation and Development',
  opec: 'Organization of the Petroleum Exporting Countries',
  osce: 'Organization for Security and Co-operation in Europe',
  sec: 'Securities and Exchange Commission',
  uae: 'United Arab Emirates',
  uk: 'United Kingdom',
  un: 'United Nations',
  unesco: 'United Nations Educational, Scientific and Cultural Organization',
  unhcr: 'United Nations High Commissioner for Refugees',
  unicef: "United Nations Children's Fund",
  us: 'United States',
  usa: 'United States of America',
  vat: 'value added tax',
  wef: 'World Economic Forum',
  wfp: 'World Food Programme',
  who: 'World Health Organization',
  wto: 'World Trade Organization',
};

/** What some words stand for as acronyms of world news. */
export function knownAcronyms(words: readonly string[]): Acronym[] {
  return words.flatMap((letters): Acronym[] => {
    const name = Object.hasOwn(names, letters) ? names[letters] : undefined;
    return name === undefined
      ? []
      : [{ letters, words: tokens(name, false).map(({ word }) => word) }];
  });
}
