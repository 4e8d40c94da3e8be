import * as z from 'zod';
import type { EndpointStatus, Member } from './types.js';
import type { Section } from './sections.js';

/** Ids are 64 bits wide, which a JSON number does not hold: they are read as text. */
const parsed = (section: Section | undefined): unknown => {
  const line = section?.lines.find((each) => each.startsWith('{') || each.startsWith('['));
  if (line === undefined) return undefined;
  try {
    return JSON.parse(line.replace(/("(?:cluster_id|member_id|leader|ID)":)(\d+)/g, '$1"$2"'));
  } catch {
    return undefined;
  }
};

const status = z
  .array(
    z.looseObject({
      Status: z.looseObject({
        header: z.looseObject({ cluster_id: z.string(), member_id: z.string() }),
        leader: z.string().default('0'),
        dbSize: z.number().default(0),
      }),
    }),
  )
  .min(1);

export const readStatus = (section: Section | undefined): EndpointStatus | undefined => {
  const read = status.safeParse(parsed(section));
  const first = read.data?.[0]?.Status;
  return (
    first && {
      clusterId: hex(first.header.cluster_id),
      memberId: hex(first.header.member_id),
      leader: hex(first.leader),
      dbSize: first.dbSize,
    }
  );
};

const members = z.looseObject({
  members: z.array(
    z.looseObject({
      ID: z.string(),
      name: z.string().default(''),
      peerURLs: z.array(z.string()).default([]),
    }),
  ),
});

export const readMembers = (section: Section | undefined): readonly Member[] =>
  (members.safeParse(parsed(section)).data?.members ?? []).map(({ ID, name, peerURLs }) => ({
    id: hex(ID),
    name,
    peerUrls: peerURLs,
  }));

export const readAlarms = (section: Section | undefined): readonly string[] =>
  section?.lines.filter((line) => line.includes('alarm:')) ?? [];

/** `undefined` when nobody answered. */
export const readFlannelKey = (section: Section | undefined): string | undefined =>
  section?.words[0] === '0' ? section.lines.join('\n').trim() : undefined;

const hex = (id: string): string => BigInt(id).toString(16);
