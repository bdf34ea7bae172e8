/** Posts to the desk as anybody could make them: a form's own fields, sent with a session, an origin and a body of one's choosing. */
import type { APIRequestContext, APIResponse, Locator } from "@playwright/test";

/** Everything that a form would send, React's own fields among them, with what is typed over it. */
export async function fieldsOf(form: Locator, typed: Readonly<Record<string, string>> = {}): Promise<[string, string][]> {
  const fields = await form.evaluate((element) => [...new FormData(element as HTMLFormElement)].map(([name, value]): [string, string] => [name, typeof value === "string" ? value : ""]));
  return [...fields.filter(([name]) => !(name in typed)), ...Object.entries(typed)];
}

export type Post = { readonly fields: readonly (readonly [string, string])[]; readonly cookie?: string; readonly origin?: string };

/** Sends the fields as a browser without script would. Redirects are not followed. */
export function send(request: APIRequestContext, address: string, { fields, cookie, origin }: Post): Promise<APIResponse> {
  const multipart = new FormData();
  for (const [name, value] of fields) multipart.append(name, value);
  const headers = { ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) };
  return request.post(address, { multipart, headers, maxRedirects: 0, failOnStatusCode: false });
}
