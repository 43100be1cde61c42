import type { DemoAccount } from './accounts.ts';

type Row = [key: string, name: string, country: string, address: string];

const owned = (
  owner: string,
  region: DemoAccount['region'],
  rows: Row[],
  { segments, credits }: { segments: DemoAccount['segment'][]; credits: DemoAccount['creditClass'][] },
): DemoAccount[] =>
  rows.map(([key, name, country, address], index) => ({
    key,
    name,
    region,
    country,
    segment: segments[index % segments.length] as DemoAccount['segment'],
    creditClass: credits[index % credits.length] as DemoAccount['creditClass'],
    address,
    owner,
    ...(index % 3 === 0 && { customerForDays: 640 + index * 90 }),
  }));

const mixed = {
  segments: ['mid-market', 'enterprise', 'small', 'mid-market'] as DemoAccount['segment'][],
  credits: ['A', 'B', 'A', 'B', 'C'] as DemoAccount['creditClass'][],
};

/** Customers and prospects of the ordinary trade, beside those that the told stories are about. */
export const moreAccounts: DemoAccount[] = [
  ...owned(
    'rita.rep',
    'EMEA',
    [
      ['fjordmetall', 'Fjordmetall AS', 'NO', 'Kaiveien 12\n5460 Husnes'],
      ['lovsta', 'Lövsta Bruk AB', 'SE', 'Bruksgatan 3\n748 31 Österbybruk'],
      ['koski', 'Koski Timber Oy', 'FI', 'Sahatie 8\n45100 Kouvola'],
      ['limfjord', 'Limfjord Seafood A/S', 'DK', 'Nordhavn 21\n7600 Struer'],
      ['tromso-ice', 'Tromsø Ice Works AS', 'NO', 'Havnegata 5\n9008 Tromsø'],
    ],
    mixed,
  ),
  ...owned(
    'renate.rep',
    'EMEA',
    [
      ['wesertal', 'Wesertal Getriebe GmbH', 'DE', 'Schleusenweg 14\n32423 Minden'],
      ['kalkwerk', 'Kalkwerk Blautal GmbH & Co. KG', 'DE', 'Am Steinbruch 1\n89134 Blaustein'],
      ['bergkaese', 'Bergkäserei Illertal eG', 'DE', 'Molkereiweg 6\n87527 Sonthofen'],
      ['steyrguss', 'Steyrguss AG', 'AT', 'Gießereistraße 9\n4400 Steyr'],
      ['jurafein', 'Jurafein Mechanik SA', 'CH', 'Rue de l’Industrie 30\n2800 Delémont'],
    ],
    mixed,
  ),
  ...owned(
    'ruth.rep',
    'EMEA',
    [
      ['severn', 'Severn Board Mills Ltd', 'GB', 'Mill Way 2\nLydney GL15 4EJ'],
      ['fenland', 'Fenland Cold Chain Ltd', 'GB', 'Drove Road 40\nWisbech PE13 2TQ'],
      ['tyneside', 'Tyneside Castings Ltd', 'GB', 'Foundry Lane 11\nGateshead NE8 2BA'],
      ['lagan', 'Lagan Valley Dairies Ltd', 'GB', 'Creamery Road 7\nLisburn BT28 2EX'],
      ['corrib', 'Corrib Instruments DAC', 'IE', 'Ballybrit Park 3\nGalway'],
    ],
    mixed,
  ),
  ...owned(
    'robin.rep',
    'EMEA',
    [
      ['verreries', 'Verreries de la Bresle SAS', 'FR', '4 rue du Four\n76340 Blangy-sur-Bresle'],
      ['scheldt', 'Scheldt Chemicals NV', 'BE', 'Scheldelaan 460\n2040 Antwerpen'],
      ['lombarda', 'Trafilerie Lombarda S.p.A.', 'IT', 'Via Ferriera 18\n25055 Pisogne'],
      ['levante', 'Cerámicas Levante SA', 'ES', 'Camino Viejo 77\n12550 Almassora'],
      ['sado', 'Estaleiros do Sado SA', 'PT', 'Cais da Mitrena 1\n2910 Setúbal'],
    ],
    mixed,
  ),
  ...owned(
    'raj.rep',
    'NA',
    [
      ['tidewater', 'Tidewater Shipyard Services Inc.', 'US', '40 Dry Dock Road\nNorfolk, VA 23510'],
      ['granite', 'Granite State Bearings Inc.', 'US', '9 Mill Pond Road\nManchester, NH 03101'],
      ['catawba', 'Catawba Textiles LLC', 'US', '1200 Loom Street\nHickory, NC 28601'],
      ['keystone', 'Keystone Specialty Steel Co.', 'US', '700 Rolling Mill Road\nJohnstown, PA 15901'],
      ['gulfstream', 'Gulfstream Citrus Processing LLC', 'US', '18 Grove Avenue\nLakeland, FL 33801'],
    ],
    mixed,
  ),
  ...owned(
    'ryan.rep',
    'NA',
    [
      ['cascade', 'Cascade Veneer Inc.', 'US', '55 Log Pond Lane\nSpringfield, OR 97477'],
      ['highplains', 'High Plains Feed LLC', 'US', '3 Elevator Road\nGarden City, KS 67846'],
      ['mesa', 'Mesa Battery Materials Inc.', 'US', '22 Cathode Way\nMesa, AZ 85210'],
      ['okanagan', 'Okanagan Fruit Packers Ltd.', 'CA', '610 Orchard Road\nKelowna, BC V1Y 6H2'],
      ['bison', 'Bison Potash Corp.', 'CA', '1 Shaft Road\nEsterhazy, SK S0A 0X0'],
    ],
    mixed,
  ),
  ...owned(
    'rosa.rep',
    'LATAM',
    [
      ['lagos', 'Salmones Los Lagos SpA', 'CL', 'Camino Chinquihue, km 9\nPuerto Montt'],
      ['sertao', 'Cimento Sertão S.A.', 'BR', 'Rodovia BR-230, km 14\nCampina Grande, PB'],
      ['bajio', 'Autopartes del Bajío SA de CV', 'MX', 'Parque Industrial, lote 31\nSilao, Guanajuato'],
    ],
    mixed,
  ),
  ...owned(
    'ren.rep',
    'APAC',
    [
      ['murray', 'Murray Valley Grain Pty Ltd', 'AU', '4 Silo Road\nDeniliquin NSW 2710'],
      ['kansai', 'Kansai Fine Springs K.K.', 'JP', '2-8 Banesaki\nHigashiosaka 577-0013'],
      ['penang', 'Penang Circuit Works Sdn Bhd', 'MY', 'Lorong Perusahaan 6\n13600 Prai'],
    ],
    mixed,
  ),
];
