/**
 * Types and lint, as `tsc --noEmit` and `eslint .` check them, by one compiler: what it has found out of a type for the one, the typed rules of the other read again
 * (docs/decisions/008-walls-by-lint.md).
 */
import path from "node:path";
import { ESLint, type Linter } from "eslint";
import ts from "typescript";

const hostIn = (folder: string): ts.FormatDiagnosticsHost => ({ getCurrentDirectory: () => folder, getCanonicalFileName: (file) => file, getNewLine: () => "\n" });

/** Everything that the folder's tsconfig.json names. */
export function compile(folder: string): ts.Program {
  const unreadable = (diagnostic: ts.Diagnostic): never => {
    throw new Error(ts.formatDiagnostic(diagnostic, hostIn(folder)));
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(path.join(folder, "tsconfig.json"), { noEmit: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: unreadable });
  if (parsed === undefined) throw new Error(`There is no tsconfig.json to read in ${folder}.`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = parsed;
  // The linter asks of each node what it is a part of.
  return ts.createProgram({ rootNames, options, configFileParsingDiagnostics, host: ts.createCompilerHost(options, true) });
}

/** What is wrong with the types, in words; "" when nothing is. */
export function typeFaults(program: ts.Program, folder: string): string {
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(ts.getPreEmitDiagnostics(program)), hostIn(folder));
}

/**
 * What the linter finds in the whole folder, in words; "" when nothing is wrong.
 * @param options where the configuration is another's than the folder's own
 * @throws when there is nothing to look at, or a file that the program does not know
 */
export async function lintFaults(program: ts.Program, folder: string, { overrideConfig = [], ...options }: Omit<ESLint.Options, "overrideConfig"> & { overrideConfig?: Linter.Config[] } = {}): Promise<string> {
  const typed: Linter.Config = { files: ["**/*.{ts,tsx}"], languageOptions: { parserOptions: { projectService: false, project: null, programs: [program] } } };
  const eslint = new ESLint({ cwd: folder, ...options, overrideConfig: [...overrideConfig, typed] });
  const results = await eslint.lintFiles(["."]);
  if (results.every(({ messages }) => messages.length === 0)) return "";
  return (await eslint.loadFormatter("stylish")).format(results);
}
