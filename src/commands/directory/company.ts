import { type SellerRow, sellerEntity } from '../../store/entities/catalogue.ts';
import { teamEntity } from '../../store/entities/people.ts';
import { insertRecord } from '../../store/entities/write.ts';
import type { Database } from '../../store/database.ts';
import { type Asked, changed, installation } from '../change.ts';
import { type Refusal, refuseInput } from '../refusal.ts';

export function addTeam(database: Database, asked: Asked, team: { name: string }): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, teamEntity, team);
    if (!id) return refuseInput({ pointer: '/name', message: 'There is a team of this name.' });
    return { answer: id, subject: installation, type: 'TeamAdded', data: { id, ...team } };
  });
}

export function addSeller(database: Database, asked: Asked, seller: Omit<SellerRow, 'id'>): Promise<string | Refusal> {
  return changed(database, asked, async (writing) => {
    const id = await insertRecord(writing, sellerEntity, seller);
    if (!id) return refuseInput({ pointer: '/name', message: 'There is a seller of this name.' });
    return { answer: id, subject: installation, type: 'SellerAdded', data: { id, ...seller } };
  });
}
