/** An article of our own making. */
export const ferry = {
  question: 'How many passengers will the new Kalvik ferry carry?',
  answer: 'The new Kalvik ferry will carry 240 passengers and 60 cars, the harbour master said.',
  title: 'Kalvik gets a new ferry in May',
  text: [
    'Kalvik is to get a new ferry in May, which will sail to Lundby four times a day.',
    'The new Kalvik ferry will carry 240 passengers and 60 cars, the harbour master said. Her predecessor had room for 90 passengers.',
    'Tickets for the crossing to Lundby will cost 11 crowns, and nothing for children under six.',
  ].join('\n\n'),
};

/** Another. */
export const bridge = {
  question: 'What did the repairs of the Dunholm bridge cost?',
  answer: 'The repairs of the Dunholm bridge cost 3.4 million crowns.',
  title: 'Dunholm bridge is open again',
  text: [
    'Lorries may cross the Dunholm bridge again since Tuesday, after two years in which they went by Sarrow.',
    'The repairs of the Dunholm bridge cost 3.4 million crowns. The county pays a third of it.',
  ].join('\n\n'),
};
