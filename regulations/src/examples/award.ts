import { announceConferral, conferAward, giveApproval, refuseApproval } from '@heng/domain/award';
import { type AwardId, as, type CaseId, day, type StepId, type TierId } from '@heng/domain/language';
import { answer, articleOf, type CaseContext, itemName, ruleContext } from '@heng/domain/regulation';
import { type Got, outcomesOf } from './outcome.ts';
import { at, factsIn, fileIn, frameIn, listedIn, stepIn, type Trial, type World } from './world.ts';

/** Approval, conferral, and what follows for a winner. */
export const awardTrials: Readonly<Record<string, Trial>> = {
  'approval-given': (world) => outcomesOf(giveApproval(...approvalIn(world))),
  'approval-refused': (world) => outcomesOf(refuseApproval(...approvalIn(world))),
  'award-conferred': (world) => {
    const step = stepIn(world, 'conferral');
    const { tier = Object.keys(world.pack.tiers)[0] ?? '', day: on = world.today } = world.given.award ?? {};
    const { id, applicant, track, kind } = fileIn(world, 'a');
    const winner = {
      case: id,
      applicant,
      tier: as<TierId>(tier),
      track,
      kind,
      approved: true,
      conferred: false,
      facts: factsIn(world),
      anchors: {},
    };
    const command = { step: as<StepId>(step.id), case: id, award: as<AwardId>('w1') };
    return outcomesOf(conferAward({ frame: frameIn(world, step, { open: true }), winner }, command, at(on)));
  },
  'conferral-announced': (world) => {
    const step = stepIn(world, 'conferral');
    const winners = listedIn(world).map(({ name }) => ({
      case: as<CaseId>(name),
      award: as<AwardId>(`award-${name}`),
    }));
    return outcomesOf(
      announceConferral(
        { frame: frameIn(world, step, { open: true }), winners },
        { step: as<StepId>(step.id), document: null },
        world.at,
      ),
    );
  },
  'grounds-examined': groundsExamined,
};

function approvalIn(world: World): Parameters<typeof giveApproval> {
  const step = stepIn(world, 'approval');
  const blocked = world.given.blocked ?? [];
  const waiting = listedIn(world).map(({ name }) => ({
    file: fileIn(world, name),
    blocked: blocked.includes(name),
    sentBack: false,
  }));
  const command = {
    step: as<StepId>(step.id),
    cases: waiting.map(({ file }) => file.id),
    document: null,
    day: world.today,
  };
  return [{ frame: frameIn(world, step, { open: true }), waiting }, command, world.at];
}

/** What the grounds of a sanction answer, and, where one of them holds, its measures; one whose condition certainly fails is left out. */
function groundsExamined(world: World): readonly Got[] {
  const { pack, given, content, today } = world;
  const sanction = pack.sanctions.find(({ id }) => id === content.sanction);
  if (!sanction) return [{ refused: 'no-such-sanction' }];
  const { track, kind } = fileIn(world, 'a');
  const { tier, day: on } = given.award ?? {};
  const context: CaseContext = {
    pack,
    day: today,
    anchors: {
      decision: today,
      ...(on && { award: day(on) }),
      ...(given.submitted && { application: day(given.submitted) }),
    },
    track,
    kind,
    tiers: tier === undefined ? Object.keys(pack.tiers) : [tier],
  };
  const facts = factsIn(world);
  const path = `sanctions.${sanction.id}`;
  const place = (where: string) => ({
    ...ruleContext(context, `${path}.${where}`, sanction),
    within: sanction.within ?? null,
  });
  const grounds = sanction.grounds.map(
    (ground, i) =>
      [itemName(ground, i), answer(ground, facts, place(`grounds.${itemName(ground, i)}`)).answer] as const,
  );
  const measures = grounds.some(([, answered]) => answered === 'holds')
    ? sanction.measures.filter(
        ({ when, do: what }) =>
          when === undefined || answer(when, facts, place(`measures.${what}.when`)).answer !== 'does-not-hold',
      )
    : [];
  const recover = measures.flatMap((measure) => (measure.do === 'recover' ? measure.what : []));
  const bar = measures.find((measure) => measure.do === 'bar');
  return [
    {
      grounds: Object.fromEntries(grounds),
      measures: measures.map(({ do: what }) => what),
      recover,
      bar: bar?.do === 'bar' ? bar.lasts : null,
      asked_by: sanction.asked_by,
      decided_by: sanction.decided_by,
      article: articleOf(sanction),
    },
  ];
}
