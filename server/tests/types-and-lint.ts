/** Checks the whole repository; a process of its own, for it keeps a core busy from its beginning to its end. */
import { REPOSITORY } from "../folders";
import { say, secondsSince } from "../steps";
import { compile, lintFaults, typeFaults } from "./one-compiler";

const began = performance.now();
const program = compile(REPOSITORY);
const wrongTypes = typeFaults(program, REPOSITORY);
say(`${wrongTypes}${wrongTypes === "" ? "✓" : "✗"} Types (${secondsSince(began)} s)`);

const typed = performance.now();
const wrongLines = await lintFaults(program, REPOSITORY);
say(`${wrongLines}${wrongLines === "" ? "✓" : "✗"} Lint (${secondsSince(typed)} s)`);
process.exitCode = wrongTypes === "" && wrongLines === "" ? 0 : 1;
