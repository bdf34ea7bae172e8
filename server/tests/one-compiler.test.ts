import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { plantTree } from "../../e2e/architecture/planted-tree";
import { compile, lintFaults, typeFaults } from "./one-compiler";

// It loads the linter and the compiler.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let tree: ReturnType<typeof plantTree>;

beforeAll(() => {
  tree = plantTree();
});
afterAll(() => {
  tree.remove();
});

async function faultsIn(): Promise<{ types: string; lint: string }> {
  const program = compile(tree.root);
  return { types: typeFaults(program, tree.root), lint: await lintFaults(program, tree.root, tree.linting) };
}

test("a house without a fault has none, and of three faults each is found: of a type, of a rule that needs types, and of a wall", async () => {
  expect(await faultsIn()).toEqual({ types: "", lint: "" });

  tree.write("lib/core/thing.ts", 'export const planted: number = "a word";\n');
  tree.write("lib/core/promise.ts", "export function planted(): void {\n  Promise.resolve(1);\n}\n");
  tree.write("components/ui/link.tsx", 'import { thing } from "@/components/desk/review";\nexport const planted = thing;\n');
  const { types, lint } = await faultsIn();
  expect(types).toMatch(/^lib\/core\/thing\.ts\(1,14\): error TS2322: .*\n$/u);
  expect([...lint.matchAll(/(?<rule>@?[a-z-]+\/[a-z-]+)$/gmu)].map(([rule]) => rule).toSorted()).toEqual(["@typescript-eslint/no-floating-promises", "boundaries/dependencies"]);
});
