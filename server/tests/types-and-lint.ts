/** Checks the whole repository; a process of its own, for it keeps a core busy from its beginning to its end. */
import { constants, setPriority } from "node:os";
import { REPOSITORY } from "../folders";
import { say, secondsSince } from "../steps";
import { compile, lintFaults, typeFaults } from "./one-compiler";
import { ASIDE, HAS_READ } from "./tools";

const began = performance.now();
const program = compile(REPOSITORY);
say(HAS_READ);
// What runs beside it waits until that is said, and then goes before: it holds to times. As many seconds are left over as this needs, before all else has ended.
if (process.argv.includes(ASIDE)) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const wrongTypes = typeFaults(program, REPOSITORY);
say(`${wrongTypes}${wrongTypes === "" ? "✓" : "✗"} Types (${secondsSince(began)} s)`);

const typed = performance.now();
const wrongLines = await lintFaults(program, REPOSITORY);
say(`${wrongLines}${wrongLines === "" ? "✓" : "✗"} Lint (${secondsSince(typed)} s)`);
process.exitCode = wrongTypes === "" && wrongLines === "" ? 0 : 1;
