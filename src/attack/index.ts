export { judgeTechnique, techniqueName, type TechniqueJudgement } from './technique.ts';
export { tactics, tacticTags, type Tactic } from './tactics.ts';
