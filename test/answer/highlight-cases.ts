/** An invented article with questions on it, and a part of the sentence that answers each. */
export interface HighlightCase {
  readonly title: string;
  readonly text?: string;
  readonly html?: string;
  readonly asked: readonly (readonly [question: string, part: string])[];
}

/** By the rule that they show, questions that stand on their own. */
export const single: readonly {
  readonly rule: string;
  readonly articles: readonly HighlightCase[];
}[] = [
  {
    rule: 'the reply, and not the question that it answers',
    articles: [
      {
        title: '“I still count the steps”',
        text: 'The mountain guide Ottar Vinje has led people up the Skarn for forty years.\n\nWhen did you first climb the Skarn?\n\nAt eleven, with my aunt and a bag of plums.\n\nWere you ever afraid?\n\nOnce. The fog came down and I sat still for nine hours.\n\nWho will follow you as a guide?\n\nMy daughter Ragna, if she wants to.',
        asked: [
          ['When did Ottar Vinje first climb the Skarn?', 'At eleven'],
          ['Was Ottar Vinje ever afraid?', 'Once'],
          ['Who will follow Ottar Vinje as a guide?', 'Ragna'],
        ],
      },
      {
        title: 'Five questions on the parking zones',
        text: "From May the town has new parking zones. Here are the answers to readers' questions.\n\nWhat does a permit cost?\n\n120 euros a year for the first car, 200 for the second.\n\nWhere do I get one?\n\nAt the town hall in Mill Street, or online.\n\nDo electric cars need a permit?\n\nNo. They park free until 2026.",
        asked: [
          ['What does a parking permit cost?', '120 euros'],
          ['Where do I get a parking permit?', 'town hall'],
          ['Do electric cars need a parking permit?', 'No.'],
        ],
      },
      {
        title: 'Brewer talks of beer',
        text: 'VALE OBSERVER: You took over the brewery in 2011. What did you change first?\n\nTILDE KROG: The yeast. The old one had been tired since the war.\n\nVALE OBSERVER: Which beer sells best?\n\nTILDE KROG: The dark one, by far. We make 900 barrels of it.\n\nVALE OBSERVER: Would you sell the brewery?\n\nTILDE KROG: Not for any price.',
        asked: [
          ['What did Tilde Krog change first at the brewery?', 'The yeast'],
          ['Which beer of the brewery sells best?', 'The dark one'],
          ['Would Tilde Krog sell the brewery?', 'Not for any price'],
        ],
      },
      {
        title: 'The coach on the season',
        text: 'Q: Why did you leave out Lund?\nA: He had a fever all week. He will be back on Sunday.\n\nQ: How many points do you need?\nA: Eleven more, I reckon.\n\nQ: Who was your best player?\nA: Our keeper, Ines Bo.',
        asked: [
          ['Why did the coach leave out Lund?', 'fever'],
          ['How many points does the coach need?', 'Eleven'],
          ['Who was the best player according to the coach?', 'Ines Bo'],
        ],
      },
      {
        title: 'Why is the river brown?',
        text: 'Many readers have asked why the river Ane has turned brown.\n\nIs the water dangerous?\n\nNot to swimmers, the water board says. Dogs should not drink it.\n\nWhere does the colour come from?\n\nFrom peat that the diggers at Holm stirred up.',
        asked: [
          ['Is the water of the river Ane dangerous?', 'Not to swimmers'],
          ['Where does the brown colour of the Ane come from?', 'peat'],
        ],
      },
      {
        title: 'Toll on the bridge',
        text: 'Who pays for the new bridge? Drivers do, through a toll of 4 euros. The province had promised otherwise.',
        asked: [['Who pays for the new bridge?', 'Drivers do']],
      },
    ],
  },
  {
    rule: 'the account that is asked for, and not another',
    articles: [
      {
        title: 'Strike at the shipyard',
        text: 'The union says that 4,000 workers took part in the strike at the shipyard of Ferrow. The management counted 1,500. Both want to go on talking on Monday.',
        asked: [
          [
            'How many workers took part in the strike at the shipyard according to the management?',
            '1,500',
          ],
          ['according to the union, how many workers took part in the shipyard strike?', '4,000'],
        ],
      },
    ],
  },
  {
    rule: 'the reason, and not what happened',
    articles: [
      {
        title: 'School stays shut',
        text: 'The primary school in Denning will stay shut on Monday. A pipe burst in the gym at the weekend and flooded three classrooms. Lessons are to begin again on Wednesday.',
        asked: [
          ['Why does the primary school in Denning stay shut?', 'pipe burst'],
          ['Why is the school closed on Monday?', 'pipe burst'],
        ],
      },
      {
        title: 'Mayor resigns',
        text: 'The mayor of Harrow, Lena Brook, has resigned. An audit had found that she let the town pay for her garden. Her deputy takes over until May.',
        asked: [
          ['Why did the mayor of Harrow resign?', 'audit'],
          ["What was the reason for Lena Brook's resignation?", 'audit'],
          ['What made Lena Brook resign?', 'audit'],
        ],
      },
      {
        title: 'Film festival moves',
        text: 'The film festival of Vale is moving to Kestrel Narrows this year. The old cinema in Harrow no longer meets the fire rules. Tickets go on sale in March.',
        asked: [['Why is the film festival moving to Kestrel Narrows?', 'fire rules']],
      },
      {
        title: 'Bakery prize',
        text: 'The bakery Tum has won the county prize for bread. The jury praised the crust of its rye loaf. The prize is worth 2,000 euros.',
        asked: [
          ['Why did the bakery Tum win the county prize?', 'jury praised'],
          ['How much is the prize worth?', '2,000'],
        ],
      },
      {
        title: 'Ferry strike off',
        text: 'The ferry crews will not strike after all. The owners have offered them 5 per cent more pay. The crews vote on the offer on Friday.',
        asked: [['Why will the ferry crews not strike?', '5 per cent']],
      },
    ],
  },
  {
    rule: 'what is so, and not the opposite',
    articles: [
      {
        title: 'Villages and the wind park',
        text: 'Four villages have voted on the wind park. Ulm, Tarn and Beck agree to it. Holm and Little Sands do not agree; they fear the noise.',
        asked: [['Which villages do not agree to the wind park?', 'Holm and Little Sands']],
      },
      {
        title: 'Recall of kettles',
        text: 'The maker Brisk recalls its kettles of the types K1 and K4. The lids may come off. The K2 and the K3 are not affected.',
        asked: [
          ['Which kettles are not affected by the recall?', 'K2'],
          ['Which kettles does Brisk recall?', 'K1'],
        ],
      },
      {
        title: 'Vaccine for horses',
        text: 'Horses that were vaccinated in spring can take part in the show. Those never vaccinated cannot take part. The show opens on 3 June.',
        asked: [
          ['Which horses cannot take part in the show?', 'never vaccinated'],
          ['Which horses can take part in the show?', 'in spring'],
        ],
      },
      {
        title: 'Signers',
        text: 'Nineteen of the 21 councillors signed the letter. Councillors Ames and Dow refused to sign it.',
        asked: [
          ['Who refused to sign the letter?', 'Ames and Dow'],
          ['Who did not sign the letter?', 'Ames and Dow'],
          ['How many councillors signed the letter?', 'Nineteen'],
        ],
      },
    ],
  },
  {
    rule: 'the one asked for among several alike',
    articles: [
      {
        title: 'The lakes of the county',
        text: 'The largest lake of the county is the Great Mere with 40 square kilometres. The deepest is Black Tarn, where a line ran out to 180 metres. The smallest is Duck Pond. The highest lies on Skarn, 1,210 metres above the sea.',
        asked: [
          ['Which lake is the deepest in the county?', 'Black Tarn'],
          ['Which is the smallest lake?', 'Duck Pond'],
          ['What is the largest lake of the county?', 'Great Mere'],
          ['How high is the highest lake?', '1,210'],
        ],
      },
      {
        title: 'Results of the race',
        text: 'Anna Holt won the race around the lake in 41 minutes. Second came Britt Moe, half a minute behind. Third was Siri Dahl. The youngest runner, Ole, aged 9, came in last.',
        asked: [
          ['Who was the youngest runner in the race?', 'Ole'],
          ['Who came second in the race?', 'Britt Moe'],
          ['Who came third in the race around the lake?', 'Siri Dahl'],
        ],
      },
      {
        title: 'Shops in Mill Street',
        text: "Two shops opened in Mill Street this month, a bakery and a tailor's. Three closed: the chemist, the bank and the toy shop.",
        asked: [
          ['Which shops closed in Mill Street?', 'Three closed'],
          ['Which shops opened in Mill Street?', 'Two shops opened'],
        ],
      },
      {
        title: 'Trains',
        text: 'The first train to Skarn leaves Harrow at 5.10. The last train leaves at 23.40. A ticket costs 8 euros.',
        asked: [
          ['When does the last train to Skarn leave?', '23.40'],
          ['When does the first train to Skarn leave Harrow?', '5.10'],
        ],
      },
    ],
  },
  {
    rule: 'what was asked, whatever the politeness and formatting around it',
    articles: [
      {
        title: 'Lighthouse sold',
        text: 'The lighthouse on Gull Rock has been sold to a couple from Harrow. It is 31 metres high, and they paid 240,000 euros for it.',
        asked: [
          [
            'hi there! could you please tell me how high the lighthouse on Gull Rock is? thank you!!',
            '31 metres',
          ],
          ['hey, does anyone know who bought the lighthouse on gull rock 🤔', 'couple from Harrow'],
          ['***how much*** did they pay for the lighthouse on Gull Rock?', '240,000'],
          ['sorry to bother you, but what was paid for the lighthouse on Gull Rock lol', '240,000'],
        ],
      },
      {
        title: 'Museum hours',
        text: 'The glass museum in Olm is open again. It opens at ten and closes at five, on Thursdays at eight.',
        asked: [['ok so when does the glass museum in Olm close on thursdays? :)', 'at eight']],
      },
    ],
  },
  {
    rule: 'the words, with whoever said them',
    articles: [
      {
        title: 'Quarry plan',
        text: 'The owner of the quarry, Jon Sand, was blunt. “Without the new pit we close in two years.” The mayor would not comment.',
        asked: [
          ['What did Jon Sand say about the new pit?', 'Without the new pit'],
          ['Who said that the quarry would close in two years?', 'Jon Sand'],
        ],
      },
      {
        title: 'Verdict',
        text: 'The judge spoke for an hour:\n\n“You sold poison as wine, and you knew it.”\n\nThe accused looked at the floor.',
        asked: [['What did the judge say to the accused?', 'You sold poison']],
      },
    ],
  },
];

/** Conversations, each on one article. */
export const chats: readonly HighlightCase[] = [
  {
    title: 'Pool prices',
    text: 'A ticket for the pool in Harrow costs 5 euros for adults. Children pay 3 euros. A locker costs 1 euro. The sauna costs 12 euros.',
    asked: [
      ['How much does the pool in Harrow cost for adults?', '5 euros'],
      ['and for children?', '3 euros'],
      ['What about the sauna?', '12 euros'],
      ['and a locker?', '1 euro.'],
    ],
  },
  {
    title: 'Expedition to the ice',
    text: 'The ship Polar Wren left Harrow on 3 March. Captain Sol Berg commands her. She carries 31 scientists. The voyage is to last nine weeks.',
    asked: [
      ['When did the Polar Wren leave Harrow?', '3 March'],
      ['Who commands her?', 'Sol Berg'],
      ['How many scientists does she carry?', '31'],
      ['And how long is the voyage?', 'nine weeks'],
    ],
  },
  {
    title: 'Wolf pair',
    text: 'A pair of wolves has settled near Tarn. They have killed fourteen sheep. The farmers want a fence of 9 kilometres. The county pays half of it.',
    asked: [
      ['Where has a pair of wolves settled?', 'Tarn'],
      ['How many sheep have they killed?', 'fourteen'],
      ['What do the farmers want?', 'fence'],
      ['Who pays for it?', 'county pays'],
    ],
  },
  {
    title: 'Robbery',
    text: 'Two masked women robbed the savings bank in Denning on Monday. They fled on a red moped with 14,000 euros.',
    asked: [
      ['What was robbed in Denning?', 'savings bank'],
      ['When?', 'Monday'],
      ['how much did they take?', '14,000'],
    ],
  },
  {
    title: 'Heat of cities',
    text: 'Harrow had 14 days of more than 30 degrees last summer. Denning had 9 such days. Olmsworth had only 4.',
    asked: [
      ['How many hot days did Harrow have?', '14 days'],
      ['what about Denning?', '9 such'],
      ['And Olmsworth?', 'only 4'],
    ],
  },
];

/** Articles with a table, in HTML, in Markdown and as plain text. */
export const tables: readonly HighlightCase[] = [
  {
    title: 'Marathon: the finishers',
    html: "<article><h1>Marathon: the finishers</h1><p>Some 4,000 runners took part in the marathon in Olmsworth on Sunday. The weather was kind and the course was flat.</p><h2>The women's race</h2><table><tr><th>Place</th><th>Runner</th><th>Club</th><th>Time</th></tr><tr><td>1</td><td>Asta Wik</td><td>Harrow Hares</td><td>2:31:07</td></tr><tr><td>2</td><td>Mona Bly</td><td>Denning AC</td><td>2:33:40</td></tr><tr><td>3</td><td>Ulla Rask</td><td>Skarn Runners</td><td>2:34:02</td></tr></table><p>The organisers spoke of a record. Next year's race is on 4 May.</p></article>",
    asked: [
      ["What was Mona Bly's time in the marathon?", '2:33:40'],
      ['Which club does Ulla Rask run for?', 'Skarn Runners'],
    ],
  },
  {
    title: 'Water prices in the towns of the Vale',
    text: 'Water has become dearer in most towns of the Vale since January, a survey by the consumer office shows. The towns set the prices themselves.\n\n| Town | Price per cubic metre | Rise since last year |\n|------|-----------------------|----------------------|\n| Harrow | 2.10 euros | 4 per cent |\n| Denning | 1.85 euros | none |\n| Kestrel Narrows | 2.95 euros | 11 per cent |\n\nThe consumer office advises households to read their meters every month.',
    asked: [
      ['How much does a cubic metre of water cost in Kestrel Narrows?', '2.95'],
      ['By how much did the water price rise in Harrow?', 'Harrow'],
    ],
  },
  {
    title: 'New opening times at the library',
    text: 'The town library in Olm has new opening times from Monday. The reading room stays as it is.\n\nMonday\tclosed\nTuesday\t10 am to 6 pm\nWednesday\t12 noon to 8 pm\nSaturday\t9 am to 1 pm\n\nReaders can return books at any time through the flap beside the door, the library says.',
    asked: [['When is the Olm library open on Saturdays?', 'Saturday']],
  },
  {
    title: 'The new ferry in figures',
    html: '<article><h1>The new ferry in figures</h1><p>The new ferry for the line between Harrow and Gull Rock arrived on Thursday. Thousands came to see her in the harbour and to tour the decks.</p><table><tr><td>Length</td><td>112 metres</td></tr><tr><td>Passengers</td><td>640</td></tr><tr><td>Cars</td><td>95</td></tr><tr><td>Speed</td><td>18 knots</td></tr><tr><td>Yard</td><td>Nordvik, Skarn</td></tr></table><p>She sails for the first time on 1 June. Tickets are on sale.</p></article>',
    asked: [
      ['How many passengers can the new ferry carry?', '640'],
      ['How fast is the new ferry?', '18 knots'],
      ['Which yard built the new ferry?', 'Nordvik'],
      ['How long is the new ferry?', '112 metres'],
    ],
  },
  {
    title: 'Tram lines of Olmsworth in numbers',
    text: 'The town has published how its trams did last year.\n\nLine | Riders | Cancelled trips\nHill line | 412,000 | 31\nCanal line | 289,500 | 12\nAbbey line | 97,300 | 58\n\nThe town wants to close the Abbey line in 2026.',
    asked: [
      ['Which tram line cancelled the most trips?', '58'],
      ['Which tram line had the fewest riders?', '97,300'],
      ['Which tram line had the most riders?', '412,000'],
      ['How many riders did the Canal line have?', '289,500'],
      ['Did the Canal line have at least 200,000 riders?', 'Canal line'],
    ],
  },
  {
    title: 'A cold January in the Vale',
    text: 'The weather service has looked back at January in the Vale.\n\nStation | Temperature at night | Sunny days\nMoorfoot | -12 | 4\nQuill | -3 | 9\nSandhaven | 4 | 7\nTotal | -11 | 20\n\nFebruary is to be milder, the weather service says.',
    asked: [
      ['Which station had the lowest temperature at night?', '-12'],
      ['Which station had the highest temperature at night?', 'Sandhaven'],
      ['Which station had the most sunny days?', 'Quill'],
    ],
  },
  {
    title: 'Who trains whom in the league',
    html: '<article><h1>Who trains whom in the league</h1><p>The season of the handball league starts on Saturday with four new trainers. The clubs presented them on Tuesday.</p><table><thead><tr><th>Club</th><th>Trainer</th></tr></thead><tbody><tr><td>Harrow Hornets</td><td>Petra Quist</td></tr><tr><td>Denning Bears</td><td>Olaf Wend</td></tr><tr><td>Skarn Falcons</td><td>Rut Amsel</td></tr></tbody></table><p>The favourites are the Hornets, who won last year.</p></article>',
    asked: [
      ['Who trains the Denning Bears?', 'Olaf Wend'],
      ['Who is the trainer of the Skarn Falcons?', 'Rut Amsel'],
    ],
  },
];
