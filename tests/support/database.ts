import { openServerDatabase } from "../../scripts/testing/server-databases.mjs";
import { type Database, type Row, type Session } from "../../scripts/stack/database.mjs";
import { type Content, openTemplate } from "../../scripts/stack/template.mjs";

export interface TestDatabase extends Database {
  /**
   * Run statements with the rights of an officer, in one transaction that is kept.
   * @throws what the database refuses
   */
  asOfficer: <T>(officerId: string, work: (session: Session) => Promise<T>) => Promise<T>;
  asAnonymous: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
}

/**
 * A migrated database of its own for a test file: embedded, or on the server of `TEST_POSTGRES_URL`.
 * Close it in `afterAll`.
 */
export async function startDatabase(content: Content = "migrated"): Promise<TestDatabase> {
  const database = await openTestDatabase(content);
  return {
    ...database,
    asOfficer: async (officerId, work) => {
      const [officer] = await database.query("select user_id from public.officers where id = $1", [
        officerId,
      ]);
      const userId = officer?.["user_id"];
      if (typeof userId !== "string") throw new RangeError(`no account for officer ${officerId}`);
      return actAs(database, { sub: userId, role: "authenticated" }, work);
    },
    asAnonymous: (work) => actAs(database, { role: "anon" }, work),
  };
}

/** Where the run decides on which database the tests take place. */
export function openTestDatabase(content: Content): Promise<Database> {
  const server = process.env["TEST_POSTGRES_URL"];
  return server ? openServerDatabase(server, content) : openTemplate(content);
}

/** The way the API does it: role and claims for one transaction. */
function actAs<T>(
  database: Database,
  claims: { role: "authenticated" | "anon"; sub?: string },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return database.transaction(async (session) => {
    await session.query("select set_config('request.jwt.claims', $1, true), set_config('role', $2, true)", [
      JSON.stringify(claims),
      claims.role,
    ]);
    return work(session);
  });
}

export type { Database, Row, Session };
