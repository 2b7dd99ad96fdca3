export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  // Allows to automatically instantiate createClient with right options
  // instead of createClient<Database, { PostgrestVersion: 'XX' }>(URL, KEY)
  __InternalSupabase: {
    PostgrestVersion: "13"
  }
  public: {
    Tables: {
      access_events: {
        Row: {
          action: string
          at: string
          entity: string
          entity_id: string
          id: number
          officer_id: string
          organ_id: string | null
        }
        Insert: {
          action: string
          at?: string
          entity: string
          entity_id: string
          id?: never
          officer_id: string
          organ_id?: string | null
        }
        Update: {
          action?: string
          at?: string
          entity?: string
          entity_id?: string
          id?: never
          officer_id?: string
          organ_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "access_events_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "access_events_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      activation_extensions: {
        Row: {
          activation_id: string
          asked_at: string
          author_id: string
          days: number
          decided_at: string | null
          decided_by: string | null
          id: string
          organ_id: string
          reason: string
          state: string
        }
        Insert: {
          activation_id: string
          asked_at?: string
          author_id: string
          days: number
          decided_at?: string | null
          decided_by?: string | null
          id: string
          organ_id: string
          reason: string
          state?: string
        }
        Update: {
          activation_id?: string
          asked_at?: string
          author_id?: string
          days?: number
          decided_at?: string | null
          decided_by?: string | null
          id?: string
          organ_id?: string
          reason?: string
          state?: string
        }
        Relationships: [
          {
            foreignKeyName: "activation_extensions_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_extensions_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_extensions_decided_by_fkey"
            columns: ["decided_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_extensions_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      activation_logs: {
        Row: {
          activation_id: string
          changed_xid: unknown
          id: string
          kind: string
          note: string | null
          officer_id: string
          on_day: string
          persons: number
          received_at: string
          talk_id: string | null
          visit_id: string | null
        }
        Insert: {
          activation_id: string
          changed_xid?: unknown
          id: string
          kind: string
          note?: string | null
          officer_id: string
          on_day: string
          persons?: number
          received_at?: string
          talk_id?: string | null
          visit_id?: string | null
        }
        Update: {
          activation_id?: string
          changed_xid?: unknown
          id?: string
          kind?: string
          note?: string | null
          officer_id?: string
          on_day?: string
          persons?: number
          received_at?: string
          talk_id?: string | null
          visit_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "activation_logs_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_logs_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_logs_talk_id_fkey"
            columns: ["talk_id"]
            referencedRelation: "talks"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_logs_visit_id_fkey"
            columns: ["visit_id"]
            referencedRelation: "visits"
            referencedColumns: ["id"]
          },
        ]
      }
      activation_parties: {
        Row: {
          activation_id: string
          division_code: string | null
          id: string
          officer_id: string | null
          organ_id: string | null
          part: string
        }
        Insert: {
          activation_id: string
          division_code?: string | null
          id: string
          officer_id?: string | null
          organ_id?: string | null
          part: string
        }
        Update: {
          activation_id?: string
          division_code?: string | null
          id?: string
          officer_id?: string | null
          organ_id?: string | null
          part?: string
        }
        Relationships: [
          {
            foreignKeyName: "activation_parties_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_parties_division_code_fkey"
            columns: ["division_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "activation_parties_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activation_parties_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      activations: {
        Row: {
          approvals: number
          author_id: string
          changed_xid: unknown
          county_organ_id: string
          deadline_basis: string | null
          debrief: string | null
          extended_count: number
          finished_on: string | null
          forces: string[]
          group_id: string | null
          heads: number
          id: string
          initiator: string
          kind: string
          lead_handler_id: string | null
          lead_organ_id: string
          linked_number: string | null
          organ_id: string
          outcome: string | null
          people_to_ask: number | null
          planned_days: number
          planned_finish_on: string | null
          reasons: string[]
          skills: string[]
          started_on: string | null
          state: string
          statutory_due_on: string | null
          submitted_on: string | null
          title: string
          verbal_approved_at: string | null
          verbal_approver_id: string | null
          verbal_confirmed_at: string | null
          verbal_reason: string | null
          version: number
        }
        Insert: {
          approvals?: number
          author_id: string
          changed_xid?: unknown
          county_organ_id: string
          deadline_basis?: string | null
          debrief?: string | null
          extended_count?: number
          finished_on?: string | null
          forces?: string[]
          group_id?: string | null
          heads?: number
          id: string
          initiator: string
          kind: string
          lead_handler_id?: string | null
          lead_organ_id: string
          linked_number?: string | null
          organ_id: string
          outcome?: string | null
          people_to_ask?: number | null
          planned_days: number
          planned_finish_on?: string | null
          reasons?: string[]
          skills?: string[]
          started_on?: string | null
          state?: string
          statutory_due_on?: string | null
          submitted_on?: string | null
          title: string
          verbal_approved_at?: string | null
          verbal_approver_id?: string | null
          verbal_confirmed_at?: string | null
          verbal_reason?: string | null
          version?: number
        }
        Update: {
          approvals?: number
          author_id?: string
          changed_xid?: unknown
          county_organ_id?: string
          deadline_basis?: string | null
          debrief?: string | null
          extended_count?: number
          finished_on?: string | null
          forces?: string[]
          group_id?: string | null
          heads?: number
          id?: string
          initiator?: string
          kind?: string
          lead_handler_id?: string | null
          lead_organ_id?: string
          linked_number?: string | null
          organ_id?: string
          outcome?: string | null
          people_to_ask?: number | null
          planned_days?: number
          planned_finish_on?: string | null
          reasons?: string[]
          skills?: string[]
          started_on?: string | null
          state?: string
          statutory_due_on?: string | null
          submitted_on?: string | null
          title?: string
          verbal_approved_at?: string | null
          verbal_approver_id?: string | null
          verbal_confirmed_at?: string | null
          verbal_reason?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "activations_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_county_organ_id_fkey"
            columns: ["county_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_group_id_fkey"
            columns: ["group_id"]
            referencedRelation: "area_groups"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_lead_handler_id_fkey"
            columns: ["lead_handler_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_lead_organ_id_fkey"
            columns: ["lead_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "activations_verbal_approver_id_fkey"
            columns: ["verbal_approver_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      approval_steps: {
        Row: {
          entity: string
          organ_id: string
          position: number
          role: string
        }
        Insert: {
          entity: string
          organ_id: string
          position: number
          role: string
        }
        Update: {
          entity?: string
          organ_id?: string
          position?: number
          role?: string
        }
        Relationships: [
          {
            foreignKeyName: "approval_steps_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      area_group_members: {
        Row: {
          during: unknown
          group_id: string
          id: string
          organ_id: string
        }
        Insert: {
          during: unknown
          group_id: string
          id: string
          organ_id: string
        }
        Update: {
          during?: unknown
          group_id?: string
          id?: string
          organ_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "area_group_members_group_id_fkey"
            columns: ["group_id"]
            referencedRelation: "area_groups"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "area_group_members_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      area_group_posts: {
        Row: {
          during: unknown
          group_id: string
          id: string
          officer_id: string
          post: string
        }
        Insert: {
          during: unknown
          group_id: string
          id: string
          officer_id: string
          post: string
        }
        Update: {
          during?: unknown
          group_id?: string
          id?: string
          officer_id?: string
          post?: string
        }
        Relationships: [
          {
            foreignKeyName: "area_group_posts_group_id_fkey"
            columns: ["group_id"]
            referencedRelation: "area_groups"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "area_group_posts_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      area_groups: {
        Row: {
          id: string
          name: string
          organ_id: string
          valid_from: string
          valid_to: string | null
          version: number
        }
        Insert: {
          id: string
          name: string
          organ_id: string
          valid_from: string
          valid_to?: string | null
          version?: number
        }
        Update: {
          id?: string
          name?: string
          organ_id?: string
          valid_from?: string
          valid_to?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "area_groups_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      boundaries: {
        Row: {
          attribution: string
          division_code: string
          geojson: NonNullable<Json>
          uploaded_at: string
        }
        Insert: {
          attribution: string
          division_code: string
          geojson: NonNullable<Json>
          uploaded_at?: string
        }
        Update: {
          attribution?: string
          division_code?: string
          geojson?: NonNullable<Json>
          uploaded_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "boundaries_division_code_fkey"
            columns: ["division_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      calendar_days: {
        Row: {
          day: string
          kind: string
          name: string
          provisional: boolean
          source: string
        }
        Insert: {
          day: string
          kind: string
          name?: string
          provisional?: boolean
          source: string
        }
        Update: {
          day?: string
          kind?: string
          name?: string
          provisional?: boolean
          source?: string
        }
        Relationships: []
      }
      checklist_checks: {
        Row: {
          code: string
          condition: NonNullable<Json>
          finding_text: string
          finding_title: string
          id: string
          position: number
          severity: string
          topic: string
          version_id: string
        }
        Insert: {
          code: string
          condition: NonNullable<Json>
          finding_text: string
          finding_title: string
          id: string
          position: number
          severity?: string
          topic: string
          version_id: string
        }
        Update: {
          code?: string
          condition?: NonNullable<Json>
          finding_text?: string
          finding_title?: string
          id?: string
          position?: number
          severity?: string
          topic?: string
          version_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "checklist_checks_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "checklist_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      checklist_items: {
        Row: {
          code: string
          hint: string
          id: string
          is_required: boolean
          kind: string
          options: NonNullable<Json>
          position: number
          rule_ref: string
          section: string
          title: string
          topic: string
          version_id: string
        }
        Insert: {
          code: string
          hint?: string
          id: string
          is_required?: boolean
          kind: string
          options?: NonNullable<Json>
          position: number
          rule_ref?: string
          section?: string
          title: string
          topic?: string
          version_id: string
        }
        Update: {
          code?: string
          hint?: string
          id?: string
          is_required?: boolean
          kind?: string
          options?: NonNullable<Json>
          position?: number
          rule_ref?: string
          section?: string
          title?: string
          topic?: string
          version_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "checklist_items_version_id_fkey"
            columns: ["version_id"]
            referencedRelation: "checklist_versions"
            referencedColumns: ["id"]
          },
        ]
      }
      checklist_versions: {
        Row: {
          checklist_id: string
          id: string
          published_at: string | null
          revision: number
          state: string
          version: number
        }
        Insert: {
          checklist_id: string
          id: string
          published_at?: string | null
          revision?: number
          state?: string
          version: number
        }
        Update: {
          checklist_id?: string
          id?: string
          published_at?: string | null
          revision?: number
          state?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "checklist_versions_checklist_id_fkey"
            columns: ["checklist_id"]
            referencedRelation: "checklists"
            referencedColumns: ["id"]
          },
        ]
      }
      checklists: {
        Row: {
          id: string
          name: string
          organ_id: string | null
          topic: string
        }
        Insert: {
          id: string
          name: string
          organ_id?: string | null
          topic: string
        }
        Update: {
          id?: string
          name?: string
          organ_id?: string | null
          topic?: string
        }
        Relationships: [
          {
            foreignKeyName: "checklists_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      choice_lists: {
        Row: {
          changed_at: string
          code: string
          id: string
          organ_id: string | null
          words: string[]
        }
        Insert: {
          changed_at?: string
          code: string
          id: string
          organ_id?: string | null
          words: string[]
        }
        Update: {
          changed_at?: string
          code?: string
          id?: string
          organ_id?: string | null
          words?: string[]
        }
        Relationships: [
          {
            foreignKeyName: "choice_lists_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      clues: {
        Row: {
          author_id: string | null
          changed_xid: unknown
          closed_on: string | null
          content: string
          decided_on: string | null
          disposed_on: string | null
          due_on: string | null
          id: string
          method: string | null
          number: string
          organ_id: string
          outcome: string | null
          papers: NonNullable<Json>
          received_on: string
          replied_on: string | null
          source_entity: string
          source_id: string
          state: string
          team: string[]
          title: string
          version: number
        }
        Insert: {
          author_id?: string | null
          changed_xid?: unknown
          closed_on?: string | null
          content: string
          decided_on?: string | null
          disposed_on?: string | null
          due_on?: string | null
          id: string
          method?: string | null
          number: string
          organ_id: string
          outcome?: string | null
          papers?: NonNullable<Json>
          received_on: string
          replied_on?: string | null
          source_entity: string
          source_id: string
          state?: string
          team?: string[]
          title: string
          version?: number
        }
        Update: {
          author_id?: string | null
          changed_xid?: unknown
          closed_on?: string | null
          content?: string
          decided_on?: string | null
          disposed_on?: string | null
          due_on?: string | null
          id?: string
          method?: string | null
          number?: string
          organ_id?: string
          outcome?: string | null
          papers?: NonNullable<Json>
          received_on?: string
          replied_on?: string | null
          source_entity?: string
          source_id?: string
          state?: string
          team?: string[]
          title?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "clues_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "clues_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      deployment_answers: {
        Row: {
          deployment_id: string
          reason: string
        }
        Insert: {
          deployment_id: string
          reason: string
        }
        Update: {
          deployment_id?: string
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "deployment_answers_deployment_id_fkey"
            columns: ["deployment_id"]
            referencedRelation: "deployments"
            referencedColumns: ["id"]
          },
        ]
      }
      deployments: {
        Row: {
          activation_id: string
          approved_by: string | null
          asked_by: string | null
          changed_xid: unknown
          ended_on: string | null
          force: string
          from_on: string
          home_organ_id: string
          host_organ_id: string
          id: string
          is_lead: boolean
          officer_id: string
          renewal_of: string | null
          renewal_reason: string | null
          state: string
          to_on: string
          version: number
        }
        Insert: {
          activation_id: string
          approved_by?: string | null
          asked_by?: string | null
          changed_xid?: unknown
          ended_on?: string | null
          force: string
          from_on: string
          home_organ_id: string
          host_organ_id: string
          id: string
          is_lead?: boolean
          officer_id: string
          renewal_of?: string | null
          renewal_reason?: string | null
          state?: string
          to_on: string
          version?: number
        }
        Update: {
          activation_id?: string
          approved_by?: string | null
          asked_by?: string | null
          changed_xid?: unknown
          ended_on?: string | null
          force?: string
          from_on?: string
          home_organ_id?: string
          host_organ_id?: string
          id?: string
          is_lead?: boolean
          officer_id?: string
          renewal_of?: string | null
          renewal_reason?: string | null
          state?: string
          to_on?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "deployments_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_approved_by_fkey"
            columns: ["approved_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_asked_by_fkey"
            columns: ["asked_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_home_organ_id_fkey"
            columns: ["home_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_host_organ_id_fkey"
            columns: ["host_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "deployments_renewal_of_fkey"
            columns: ["renewal_of"]
            referencedRelation: "deployments"
            referencedColumns: ["id"]
          },
        ]
      }
      divisions: {
        Row: {
          changed_xid: unknown
          code: string
          coord_source: string | null
          lat: number | null
          level: string
          lon: number | null
          name: string
          parent_code: string | null
          type: string | null
          valid_from: string
          valid_to: string | null
          workload: number
        }
        Insert: {
          changed_xid?: unknown
          code: string
          coord_source?: string | null
          lat?: number | null
          level: string
          lon?: number | null
          name: string
          parent_code?: string | null
          type?: string | null
          valid_from?: string
          valid_to?: string | null
          workload?: number
        }
        Update: {
          changed_xid?: unknown
          code?: string
          coord_source?: string | null
          lat?: number | null
          level?: string
          lon?: number | null
          name?: string
          parent_code?: string | null
          type?: string | null
          valid_from?: string
          valid_to?: string | null
          workload?: number
        }
        Relationships: [
          {
            foreignKeyName: "divisions_parent_code_fkey"
            columns: ["parent_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      edit_conflicts: {
        Row: {
          base_value: Json | null
          chosen: string | null
          entity: string
          entity_id: string
          field: string
          id: string
          made_at: string
          my_value: Json | null
          officer_id: string
          organ_id: string
          resolved_at: string | null
          their_value: Json | null
        }
        Insert: {
          base_value?: Json | null
          chosen?: string | null
          entity: string
          entity_id: string
          field: string
          id: string
          made_at?: string
          my_value?: Json | null
          officer_id: string
          organ_id: string
          resolved_at?: string | null
          their_value?: Json | null
        }
        Update: {
          base_value?: Json | null
          chosen?: string | null
          entity?: string
          entity_id?: string
          field?: string
          id?: string
          made_at?: string
          my_value?: Json | null
          officer_id?: string
          organ_id?: string
          resolved_at?: string | null
          their_value?: Json | null
        }
        Relationships: [
          {
            foreignKeyName: "edit_conflicts_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "edit_conflicts_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      events: {
        Row: {
          action: string
          actor_id: string | null
          at: string
          command_id: string | null
          data: NonNullable<Json>
          entity: string
          entity_id: string
          from_state: string | null
          hash: string
          note: string | null
          organ_id: string | null
          prev_hash: string
          restricted_to: string[] | null
          seq: number
          to_state: string | null
        }
        Insert: {
          action: string
          actor_id?: string | null
          at: string
          command_id?: string | null
          data?: NonNullable<Json>
          entity: string
          entity_id: string
          from_state?: string | null
          hash: string
          note?: string | null
          organ_id?: string | null
          prev_hash: string
          restricted_to?: string[] | null
          seq: number
          to_state?: string | null
        }
        Update: {
          action?: string
          actor_id?: string | null
          at?: string
          command_id?: string | null
          data?: NonNullable<Json>
          entity?: string
          entity_id?: string
          from_state?: string | null
          hash?: string
          note?: string | null
          organ_id?: string | null
          prev_hash?: string
          restricted_to?: string[] | null
          seq?: number
          to_state?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "events_actor_id_fkey"
            columns: ["actor_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "events_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      field_researches: {
        Row: {
          author_id: string
          clues_found: number
          id: string
          merge_label: string | null
          note: string | null
          on_day: string
          organ_id: string
          topic: string
          unit_id: string
          version: number
        }
        Insert: {
          author_id: string
          clues_found?: number
          id: string
          merge_label?: string | null
          note?: string | null
          on_day: string
          organ_id: string
          topic: string
          unit_id: string
          version?: number
        }
        Update: {
          author_id?: string
          clues_found?: number
          id?: string
          merge_label?: string | null
          note?: string | null
          on_day?: string
          organ_id?: string
          topic?: string
          unit_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "field_researches_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "field_researches_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "field_researches_unit_id_fkey"
            columns: ["unit_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      finding_authors: {
        Row: {
          author_id: string
          finding_id: string
        }
        Insert: {
          author_id: string
          finding_id: string
        }
        Update: {
          author_id?: string
          finding_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "finding_authors_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_authors_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
        ]
      }
      finding_notices: {
        Row: {
          addressee_id: string
          description: string
          due_on: string
          finding_id: string
          id: string
          issued_on: string
          kind: string
          limit_days: number
          number: string
          organ_id: string
          requirements: string | null
          sequence: number
          title: string
          year: number
        }
        Insert: {
          addressee_id: string
          description: string
          due_on: string
          finding_id: string
          id: string
          issued_on: string
          kind: string
          limit_days: number
          number: string
          organ_id: string
          requirements?: string | null
          sequence: number
          title: string
          year: number
        }
        Update: {
          addressee_id?: string
          description?: string
          due_on?: string
          finding_id?: string
          id?: string
          issued_on?: string
          kind?: string
          limit_days?: number
          number?: string
          organ_id?: string
          requirements?: string | null
          sequence?: number
          title?: string
          year?: number
        }
        Relationships: [
          {
            foreignKeyName: "finding_notices_addressee_id_fkey"
            columns: ["addressee_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_notices_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_notices_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      finding_rechecks: {
        Row: {
          changed_xid: unknown
          checked_at: string
          checked_by: string
          finding_id: string
          inspection_id: string
          note: string | null
          outcome: string
          received_at: string
        }
        Insert: {
          changed_xid?: unknown
          checked_at: string
          checked_by: string
          finding_id: string
          inspection_id: string
          note?: string | null
          outcome: string
          received_at?: string
        }
        Update: {
          changed_xid?: unknown
          checked_at?: string
          checked_by?: string
          finding_id?: string
          inspection_id?: string
          note?: string | null
          outcome?: string
          received_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "finding_rechecks_checked_by_fkey"
            columns: ["checked_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_rechecks_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_rechecks_inspection_id_fkey"
            columns: ["inspection_id"]
            referencedRelation: "inspections"
            referencedColumns: ["id"]
          },
        ]
      }
      finding_reminders: {
        Row: {
          due_on: string
          finding_id: string
          sent_at: string
          stage: string
        }
        Insert: {
          due_on: string
          finding_id: string
          sent_at?: string
          stage: string
        }
        Update: {
          due_on?: string
          finding_id?: string
          sent_at?: string
          stage?: string
        }
        Relationships: [
          {
            foreignKeyName: "finding_reminders_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
        ]
      }
      finding_talk_people: {
        Row: {
          finding_id: string
          id: string
          name: string | null
          part: string
          post: string
          talk_id: string
        }
        Insert: {
          finding_id: string
          id?: string
          name?: string | null
          part: string
          post: string
          talk_id: string
        }
        Update: {
          finding_id?: string
          id?: string
          name?: string | null
          part?: string
          post?: string
          talk_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "finding_talk_people_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "finding_talk_people_talk_id_fkey"
            columns: ["talk_id"]
            referencedRelation: "talks"
            referencedColumns: ["id"]
          },
        ]
      }
      findings: {
        Row: {
          changed_xid: unknown
          check_code: string | null
          closed_on: string | null
          description: string
          due_on: string | null
          due_provisional: boolean
          extended_count: number
          found_on: string
          id: string
          inspecting_organ_id: string
          inspection_id: string | null
          issued_on: string | null
          limit_days: number | null
          organ_id: string
          owner_name: string | null
          proof: string | null
          reopened_count: number
          reported_by: string | null
          reported_on: string | null
          severity: string
          source: string
          state: string
          title: string
          topic: string
          unit_answer: string | null
          verified_by: string | null
          verified_on: string | null
          version: number
          village_code: string | null
        }
        Insert: {
          changed_xid?: unknown
          check_code?: string | null
          closed_on?: string | null
          description: string
          due_on?: string | null
          due_provisional?: boolean
          extended_count?: number
          found_on: string
          id: string
          inspecting_organ_id: string
          inspection_id?: string | null
          issued_on?: string | null
          limit_days?: number | null
          organ_id: string
          owner_name?: string | null
          proof?: string | null
          reopened_count?: number
          reported_by?: string | null
          reported_on?: string | null
          severity?: string
          source?: string
          state?: string
          title: string
          topic: string
          unit_answer?: string | null
          verified_by?: string | null
          verified_on?: string | null
          version?: number
          village_code?: string | null
        }
        Update: {
          changed_xid?: unknown
          check_code?: string | null
          closed_on?: string | null
          description?: string
          due_on?: string | null
          due_provisional?: boolean
          extended_count?: number
          found_on?: string
          id?: string
          inspecting_organ_id?: string
          inspection_id?: string | null
          issued_on?: string | null
          limit_days?: number | null
          organ_id?: string
          owner_name?: string | null
          proof?: string | null
          reopened_count?: number
          reported_by?: string | null
          reported_on?: string | null
          severity?: string
          source?: string
          state?: string
          title?: string
          topic?: string
          unit_answer?: string | null
          verified_by?: string | null
          verified_on?: string | null
          version?: number
          village_code?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "findings_inspecting_organ_id_fkey"
            columns: ["inspecting_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "findings_inspection_id_fkey"
            columns: ["inspection_id"]
            referencedRelation: "inspections"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "findings_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "findings_reported_by_fkey"
            columns: ["reported_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "findings_verified_by_fkey"
            columns: ["verified_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "findings_village_code_fkey"
            columns: ["village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      grid_leaderships: {
        Row: {
          during: unknown
          grid_id: string
          id: string
          officer_id: string
          reason: string
        }
        Insert: {
          during: unknown
          grid_id: string
          id: string
          officer_id: string
          reason: string
        }
        Update: {
          during?: unknown
          grid_id?: string
          id?: string
          officer_id?: string
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "grid_leaderships_grid_id_fkey"
            columns: ["grid_id"]
            referencedRelation: "grids"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grid_leaderships_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      grid_plans: {
        Row: {
          author_id: string
          changed_xid: unknown
          created_at: string
          effective_on: string | null
          id: string
          name: string
          organ_id: string
          outcomes: NonNullable<Json>
          published_at: string | null
          seed: number
          settings: NonNullable<Json>
          state: string
          version: number
        }
        Insert: {
          author_id: string
          changed_xid?: unknown
          created_at?: string
          effective_on?: string | null
          id: string
          name: string
          organ_id: string
          outcomes?: NonNullable<Json>
          published_at?: string | null
          seed: number
          settings?: NonNullable<Json>
          state?: string
          version?: number
        }
        Update: {
          author_id?: string
          changed_xid?: unknown
          created_at?: string
          effective_on?: string | null
          id?: string
          name?: string
          organ_id?: string
          outcomes?: NonNullable<Json>
          published_at?: string | null
          seed?: number
          settings?: NonNullable<Json>
          state?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "grid_plans_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grid_plans_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      grid_villages: {
        Row: {
          changed_xid: unknown
          during: unknown
          grid_id: string
          placed: string | null
          plan_id: string
          village_code: string
        }
        Insert: {
          changed_xid?: unknown
          during?: unknown
          grid_id: string
          placed?: string | null
          plan_id: string
          village_code: string
        }
        Update: {
          changed_xid?: unknown
          during?: unknown
          grid_id?: string
          placed?: string | null
          plan_id?: string
          village_code?: string
        }
        Relationships: [
          {
            foreignKeyName: "grid_villages_grid_id_fkey"
            columns: ["grid_id"]
            referencedRelation: "grids"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grid_villages_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "grid_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grid_villages_village_code_fkey"
            columns: ["village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      grids: {
        Row: {
          center_village_code: string | null
          changed_xid: unknown
          id: string
          leader_id: string
          name: string
          plan_id: string
          reasons: NonNullable<Json>
          township_code: string
          workload: number
        }
        Insert: {
          center_village_code?: string | null
          changed_xid?: unknown
          id: string
          leader_id: string
          name: string
          plan_id: string
          reasons?: NonNullable<Json>
          township_code: string
          workload?: number
        }
        Update: {
          center_village_code?: string | null
          changed_xid?: unknown
          id?: string
          leader_id?: string
          name?: string
          plan_id?: string
          reasons?: NonNullable<Json>
          township_code?: string
          workload?: number
        }
        Relationships: [
          {
            foreignKeyName: "grids_center_village_code_fkey"
            columns: ["center_village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "grids_leader_id_fkey"
            columns: ["leader_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grids_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "grid_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "grids_township_code_fkey"
            columns: ["township_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      indicator_days: {
        Row: {
          day: string
          indicator_code: string
          member: string
          organ_id: string
          value: number
        }
        Insert: {
          day: string
          indicator_code: string
          member?: string
          organ_id: string
          value: number
        }
        Update: {
          day?: string
          indicator_code?: string
          member?: string
          organ_id?: string
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "indicator_days_indicator_code_fkey"
            columns: ["indicator_code"]
            referencedRelation: "indicators"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "indicator_days_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      indicators: {
        Row: {
          code: string
          definition_en: string
          definition_zh: string
          hides_small: boolean
          is_of_matters: boolean
          is_restricted: boolean
          kind: string
          leaves_out_en: string
          leaves_out_zh: string
          name_en: string
          name_zh: string
          position: number
          source: string
          unit: string
        }
        Insert: {
          code: string
          definition_en: string
          definition_zh: string
          hides_small?: boolean
          is_of_matters?: never
          is_restricted?: boolean
          kind: string
          leaves_out_en?: string
          leaves_out_zh?: string
          name_en: string
          name_zh: string
          position: number
          source?: string
          unit: string
        }
        Update: {
          code?: string
          definition_en?: string
          definition_zh?: string
          hides_small?: boolean
          is_of_matters?: never
          is_restricted?: boolean
          kind?: string
          leaves_out_en?: string
          leaves_out_zh?: string
          name_en?: string
          name_zh?: string
          position?: number
          source?: string
          unit?: string
        }
        Relationships: []
      }
      inspection_answers: {
        Row: {
          answered_at: string
          answered_by: string
          changed_xid: unknown
          inspection_id: string
          item_id: string
          note: string | null
          received_at: string
          value: NonNullable<Json>
        }
        Insert: {
          answered_at: string
          answered_by: string
          changed_xid?: unknown
          inspection_id: string
          item_id: string
          note?: string | null
          received_at?: string
          value: NonNullable<Json>
        }
        Update: {
          answered_at?: string
          answered_by?: string
          changed_xid?: unknown
          inspection_id?: string
          item_id?: string
          note?: string | null
          received_at?: string
          value?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "inspection_answers_answered_by_fkey"
            columns: ["answered_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspection_answers_inspection_id_fkey"
            columns: ["inspection_id"]
            referencedRelation: "inspections"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspection_answers_item_id_fkey"
            columns: ["item_id"]
            referencedRelation: "checklist_items"
            referencedColumns: ["id"]
          },
        ]
      }
      inspections: {
        Row: {
          assignment_id: string | null
          author_id: string
          changed_xid: unknown
          checklist_version_id: string | null
          ends_on: string
          id: string
          inspecting_organ_id: string
          kind: string
          name: string
          organ_id: string
          plan_id: string | null
          projects: number
          release_at: string
          round: number | null
          starts_on: string
          state: string
          submitted_on: string | null
          version: number
          village_code: string | null
        }
        Insert: {
          assignment_id?: string | null
          author_id: string
          changed_xid?: unknown
          checklist_version_id?: string | null
          ends_on: string
          id: string
          inspecting_organ_id: string
          kind: string
          name: string
          organ_id: string
          plan_id?: string | null
          projects?: number
          release_at: string
          round?: number | null
          starts_on: string
          state?: string
          submitted_on?: string | null
          version?: number
          village_code?: string | null
        }
        Update: {
          assignment_id?: string | null
          author_id?: string
          changed_xid?: unknown
          checklist_version_id?: string | null
          ends_on?: string
          id?: string
          inspecting_organ_id?: string
          kind?: string
          name?: string
          organ_id?: string
          plan_id?: string | null
          projects?: number
          release_at?: string
          round?: number | null
          starts_on?: string
          state?: string
          submitted_on?: string | null
          version?: number
          village_code?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "inspections_assignment_id_fkey"
            columns: ["assignment_id"]
            referencedRelation: "rotation_assignments"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_checklist_version_id_fkey"
            columns: ["checklist_version_id"]
            referencedRelation: "checklist_versions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_inspecting_organ_id_fkey"
            columns: ["inspecting_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "inspections_village_code_fkey"
            columns: ["village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
      invitations: {
        Row: {
          code_sha256: string
          confirmed_by: string | null
          created_at: string
          created_by: string | null
          email: string
          expires_at: string
          id: string
          officer_id: string
          revoked_at: string | null
          used_at: string | null
          used_by: string | null
        }
        Insert: {
          code_sha256: string
          confirmed_by?: string | null
          created_at?: string
          created_by?: string | null
          email: string
          expires_at: string
          id: string
          officer_id: string
          revoked_at?: string | null
          used_at?: string | null
          used_by?: string | null
        }
        Update: {
          code_sha256?: string
          confirmed_by?: string | null
          created_at?: string
          created_by?: string | null
          email?: string
          expires_at?: string
          id?: string
          officer_id?: string
          revoked_at?: string | null
          used_at?: string | null
          used_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "invitations_confirmed_by_fkey"
            columns: ["confirmed_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "invitations_created_by_fkey"
            columns: ["created_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "invitations_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      link_activities: {
        Row: {
          activation_id: string | null
          answer: string | null
          author_id: string
          changed_xid: unknown
          consultation: string | null
          group_id: string | null
          id: string
          inspection_id: string | null
          is_reusable: boolean
          kind: string
          material: string | null
          on_day: string
          organ_id: string
          question: string | null
          result: string | null
          rotation_plan_id: string | null
          title: string
          version: number
        }
        Insert: {
          activation_id?: string | null
          answer?: string | null
          author_id: string
          changed_xid?: unknown
          consultation?: string | null
          group_id?: string | null
          id: string
          inspection_id?: string | null
          is_reusable?: boolean
          kind: string
          material?: string | null
          on_day: string
          organ_id: string
          question?: string | null
          result?: string | null
          rotation_plan_id?: string | null
          title: string
          version?: number
        }
        Update: {
          activation_id?: string | null
          answer?: string | null
          author_id?: string
          changed_xid?: unknown
          consultation?: string | null
          group_id?: string | null
          id?: string
          inspection_id?: string | null
          is_reusable?: boolean
          kind?: string
          material?: string | null
          on_day?: string
          organ_id?: string
          question?: string | null
          result?: string | null
          rotation_plan_id?: string | null
          title?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "link_activities_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activities_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activities_group_id_fkey"
            columns: ["group_id"]
            referencedRelation: "area_groups"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activities_inspection_id_fkey"
            columns: ["inspection_id"]
            referencedRelation: "inspections"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activities_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activities_rotation_plan_id_fkey"
            columns: ["rotation_plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
        ]
      }
      link_activity_participants: {
        Row: {
          activity_id: string
          attended: boolean | null
          force: string
          officer_id: string
          organ_id: string
          part: string
        }
        Insert: {
          activity_id: string
          attended?: boolean | null
          force: string
          officer_id: string
          organ_id: string
          part?: string
        }
        Update: {
          activity_id?: string
          attended?: boolean | null
          force?: string
          officer_id?: string
          organ_id?: string
          part?: string
        }
        Relationships: [
          {
            foreignKeyName: "link_activity_participants_activity_id_fkey"
            columns: ["activity_id"]
            referencedRelation: "link_activities"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activity_participants_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "link_activity_participants_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      look_back_draws: {
        Row: {
          candidate_ids: string[]
          candidates_sha256: string
          drawn_at: string
          drawn_by: string
          drawn_ids: string[]
          from_day: string
          id: string
          organ_id: string
          result_sha256: string
          seed: number
          seed_source: string
          to_day: string
          unit_id: string | null
        }
        Insert: {
          candidate_ids: string[]
          candidates_sha256: string
          drawn_at?: string
          drawn_by: string
          drawn_ids: string[]
          from_day: string
          id: string
          organ_id: string
          result_sha256: string
          seed: number
          seed_source?: string
          to_day: string
          unit_id?: string | null
        }
        Update: {
          candidate_ids?: string[]
          candidates_sha256?: string
          drawn_at?: string
          drawn_by?: string
          drawn_ids?: string[]
          from_day?: string
          id?: string
          organ_id?: string
          result_sha256?: string
          seed?: number
          seed_source?: string
          to_day?: string
          unit_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "look_back_draws_drawn_by_fkey"
            columns: ["drawn_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "look_back_draws_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "look_back_draws_unit_id_fkey"
            columns: ["unit_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      look_backs: {
        Row: {
          asked: number | null
          done_by: string | null
          done_on: string | null
          draw_id: string
          finding_id: string
          id: string
          note: string | null
          result: string | null
          unaware: number | null
          verified_by: string | null
        }
        Insert: {
          asked?: number | null
          done_by?: string | null
          done_on?: string | null
          draw_id: string
          finding_id: string
          id: string
          note?: string | null
          result?: string | null
          unaware?: number | null
          verified_by?: string | null
        }
        Update: {
          asked?: number | null
          done_by?: string | null
          done_on?: string | null
          draw_id?: string
          finding_id?: string
          id?: string
          note?: string | null
          result?: string | null
          unaware?: number | null
          verified_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "look_backs_done_by_fkey"
            columns: ["done_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "look_backs_draw_id_fkey"
            columns: ["draw_id"]
            referencedRelation: "look_back_draws"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "look_backs_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "look_backs_verified_by_fkey"
            columns: ["verified_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      matter_access: {
        Row: {
          entity: string
          entity_id: string
          from_at: string
          granted_by: string | null
          id: string
          officer_id: string
          reason: string
          to_at: string | null
        }
        Insert: {
          entity: string
          entity_id: string
          from_at: string
          granted_by?: string | null
          id?: string
          officer_id: string
          reason: string
          to_at?: string | null
        }
        Update: {
          entity?: string
          entity_id?: string
          from_at?: string
          granted_by?: string | null
          id?: string
          officer_id?: string
          reason?: string
          to_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "matter_access_granted_by_fkey"
            columns: ["granted_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "matter_access_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      notifications: {
        Row: {
          entity: string
          entity_id: string
          id: string
          kind: string
          made_at: string
          needs_access: boolean
          officer_id: string
          params: NonNullable<Json>
          read_at: string | null
        }
        Insert: {
          entity: string
          entity_id: string
          id?: string
          kind: string
          made_at?: string
          needs_access?: boolean
          officer_id: string
          params?: NonNullable<Json>
          read_at?: string | null
        }
        Update: {
          entity?: string
          entity_id?: string
          id?: string
          kind?: string
          made_at?: string
          needs_access?: boolean
          officer_id?: string
          params?: NonNullable<Json>
          read_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "notifications_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      officer_posts: {
        Row: {
          held: unknown
          id: string
          officer_id: string
          organ_id: string
          post: string
        }
        Insert: {
          held: unknown
          id: string
          officer_id: string
          organ_id: string
          post?: string
        }
        Update: {
          held?: unknown
          id?: string
          officer_id?: string
          organ_id?: string
          post?: string
        }
        Relationships: [
          {
            foreignKeyName: "officer_posts_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "officer_posts_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      officers: {
        Row: {
          availability: string
          changed_xid: unknown
          grid_capacity: number
          id: string
          is_commission_leader: boolean
          left_on: string | null
          max_villages: number
          name: string
          organ_id: string
          post: string
          skills: string[]
          staff_no: string | null
          user_id: string | null
          version: number
        }
        Insert: {
          availability?: string
          changed_xid?: unknown
          grid_capacity?: number
          id: string
          is_commission_leader?: boolean
          left_on?: string | null
          max_villages?: number
          name: string
          organ_id: string
          post?: string
          skills?: string[]
          staff_no?: string | null
          user_id?: string | null
          version?: number
        }
        Update: {
          availability?: string
          changed_xid?: unknown
          grid_capacity?: number
          id?: string
          is_commission_leader?: boolean
          left_on?: string | null
          max_villages?: number
          name?: string
          organ_id?: string
          post?: string
          skills?: string[]
          staff_no?: string | null
          user_id?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "officers_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      organ_successions: {
        Row: {
          effective_on: string
          from_lives_on: boolean
          from_organ_id: string
          id: string
          note: string
          to_organ_id: string
        }
        Insert: {
          effective_on: string
          from_lives_on?: boolean
          from_organ_id: string
          id: string
          note?: string
          to_organ_id: string
        }
        Update: {
          effective_on?: string
          from_lives_on?: boolean
          from_organ_id?: string
          id?: string
          note?: string
          to_organ_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "organ_successions_from_organ_id_fkey"
            columns: ["from_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "organ_successions_to_organ_id_fkey"
            columns: ["to_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      organs: {
        Row: {
          changed_xid: unknown
          code: string | null
          division_code: string | null
          id: string
          kind: string
          name: string
          notice_code: string | null
          parent_id: string | null
          path: unknown
          valid_from: string
          valid_to: string | null
          version: number
        }
        Insert: {
          changed_xid?: unknown
          code?: string | null
          division_code?: string | null
          id: string
          kind: string
          name: string
          notice_code?: string | null
          parent_id?: string | null
          path: unknown
          valid_from?: string
          valid_to?: string | null
          version?: number
        }
        Update: {
          changed_xid?: unknown
          code?: string | null
          division_code?: string | null
          id?: string
          kind?: string
          name?: string
          notice_code?: string | null
          parent_id?: string | null
          path?: unknown
          valid_from?: string
          valid_to?: string | null
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "organs_division_code_fkey"
            columns: ["division_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "organs_parent_id_fkey"
            columns: ["parent_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      receipts: {
        Row: {
          command: string
          command_id: string
          officer_id: string
          payload_md5: string
          received_at: string
          result: NonNullable<Json>
        }
        Insert: {
          command: string
          command_id: string
          officer_id: string
          payload_md5: string
          received_at?: string
          result: NonNullable<Json>
        }
        Update: {
          command?: string
          command_id?: string
          officer_id?: string
          payload_md5?: string
          received_at?: string
          result?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: "receipts_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      rectifications: {
        Row: {
          decided_by: string | null
          decided_on: string | null
          finding_id: string
          id: string
          proof: string
          reported_by: string
          reported_on: string
          result: string | null
        }
        Insert: {
          decided_by?: string | null
          decided_on?: string | null
          finding_id: string
          id: string
          proof: string
          reported_by: string
          reported_on: string
          result?: string | null
        }
        Update: {
          decided_by?: string | null
          decided_on?: string | null
          finding_id?: string
          id?: string
          proof?: string
          reported_by?: string
          reported_on?: string
          result?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "rectifications_decided_by_fkey"
            columns: ["decided_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rectifications_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rectifications_reported_by_fkey"
            columns: ["reported_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      recusals: {
        Row: {
          activation_id: string
          decided_at: string | null
          decided_by: string | null
          decision: string | null
          decision_reason: string | null
          declared_at: string
          explanation: string | null
          id: string
          officer_id: string
          relation: string
        }
        Insert: {
          activation_id: string
          decided_at?: string | null
          decided_by?: string | null
          decision?: string | null
          decision_reason?: string | null
          declared_at?: string
          explanation?: string | null
          id: string
          officer_id: string
          relation: string
        }
        Update: {
          activation_id?: string
          decided_at?: string | null
          decided_by?: string | null
          decision?: string | null
          decision_reason?: string | null
          declared_at?: string
          explanation?: string | null
          id?: string
          officer_id?: string
          relation?: string
        }
        Relationships: [
          {
            foreignKeyName: "recusals_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "recusals_decided_by_fkey"
            columns: ["decided_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "recusals_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      role_grants: {
        Row: {
          granted_by: string | null
          id: string
          officer_id: string
          organ_id: string
          role: string
          valid_from: string
          valid_to: string | null
        }
        Insert: {
          granted_by?: string | null
          id: string
          officer_id: string
          organ_id: string
          role: string
          valid_from: string
          valid_to?: string | null
        }
        Update: {
          granted_by?: string | null
          id?: string
          officer_id?: string
          organ_id?: string
          role?: string
          valid_from?: string
          valid_to?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "role_grants_granted_by_fkey"
            columns: ["granted_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "role_grants_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "role_grants_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      role_requests: {
        Row: {
          asked_at: string
          asked_by: string
          decided_at: string | null
          decided_by: string | null
          decision: string | null
          id: string
          officer_id: string
          organ_id: string
          role: string
          valid_from: string
          valid_to: string | null
        }
        Insert: {
          asked_at?: string
          asked_by: string
          decided_at?: string | null
          decided_by?: string | null
          decision?: string | null
          id: string
          officer_id: string
          organ_id: string
          role: string
          valid_from: string
          valid_to?: string | null
        }
        Update: {
          asked_at?: string
          asked_by?: string
          decided_at?: string | null
          decided_by?: string | null
          decision?: string | null
          id?: string
          officer_id?: string
          organ_id?: string
          role?: string
          valid_from?: string
          valid_to?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "role_requests_asked_by_fkey"
            columns: ["asked_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "role_requests_decided_by_fkey"
            columns: ["decided_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "role_requests_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "role_requests_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_assignments: {
        Row: {
          changed_xid: unknown
          id: string
          is_locked: boolean
          plan_id: string
          reasons: NonNullable<Json>
          round: number
          target_id: string
          team_id: string
        }
        Insert: {
          changed_xid?: unknown
          id: string
          is_locked?: boolean
          plan_id: string
          reasons?: NonNullable<Json>
          round: number
          target_id: string
          team_id: string
        }
        Update: {
          changed_xid?: unknown
          id?: string
          is_locked?: boolean
          plan_id?: string
          reasons?: NonNullable<Json>
          round?: number
          target_id?: string
          team_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "rotation_assignments_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_assignments_round"
            columns: ["plan_id", "round"]
            referencedRelation: "rotation_rounds"
            referencedColumns: ["plan_id", "round"]
          },
          {
            foreignKeyName: "rotation_assignments_target"
            columns: ["plan_id", "target_id"]
            referencedRelation: "rotation_targets"
            referencedColumns: ["plan_id", "id"]
          },
          {
            foreignKeyName: "rotation_assignments_team"
            columns: ["plan_id", "team_id"]
            referencedRelation: "rotation_teams"
            referencedColumns: ["plan_id", "id"]
          },
        ]
      }
      rotation_draws: {
        Row: {
          contributions: NonNullable<Json>
          drawn_at: string
          drawn_by: string
          id: string
          instance: NonNullable<Json>
          instance_sha256: string
          method: string
          plan_id: string
          result_sha256: string
          seed: number
        }
        Insert: {
          contributions?: NonNullable<Json>
          drawn_at?: string
          drawn_by: string
          id: string
          instance: NonNullable<Json>
          instance_sha256: string
          method?: string
          plan_id: string
          result_sha256: string
          seed: number
        }
        Update: {
          contributions?: NonNullable<Json>
          drawn_at?: string
          drawn_by?: string
          id?: string
          instance?: NonNullable<Json>
          instance_sha256?: string
          method?: string
          plan_id?: string
          result_sha256?: string
          seed?: number
        }
        Relationships: [
          {
            foreignKeyName: "rotation_draws_drawn_by_fkey"
            columns: ["drawn_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_draws_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_plans: {
        Row: {
          author_id: string
          changed_xid: unknown
          checklist_version_id: string | null
          id: string
          made_at: string
          name: string
          objective: NonNullable<Json>
          organ_id: string
          published_at: string | null
          settings: NonNullable<Json>
          state: string
          version: number
        }
        Insert: {
          author_id: string
          changed_xid?: unknown
          checklist_version_id?: string | null
          id: string
          made_at?: string
          name: string
          objective?: NonNullable<Json>
          organ_id: string
          published_at?: string | null
          settings?: NonNullable<Json>
          state?: string
          version?: number
        }
        Update: {
          author_id?: string
          changed_xid?: unknown
          checklist_version_id?: string | null
          id?: string
          made_at?: string
          name?: string
          objective?: NonNullable<Json>
          organ_id?: string
          published_at?: string | null
          settings?: NonNullable<Json>
          state?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "rotation_plans_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_plans_checklist_version_id_fkey"
            columns: ["checklist_version_id"]
            referencedRelation: "checklist_versions"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_plans_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_rounds: {
        Row: {
          ends_on: string
          plan_id: string
          release_at: string
          round: number
          starts_on: string
        }
        Insert: {
          ends_on: string
          plan_id: string
          release_at: string
          round: number
          starts_on: string
        }
        Update: {
          ends_on?: string
          plan_id?: string
          release_at?: string
          round?: number
          starts_on?: string
        }
        Relationships: [
          {
            foreignKeyName: "rotation_rounds_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_targets: {
        Row: {
          division_code: string | null
          id: string
          name: string
          need: number
          organ_id: string
          plan_id: string
          position: number
        }
        Insert: {
          division_code?: string | null
          id: string
          name: string
          need?: number
          organ_id: string
          plan_id: string
          position?: number
        }
        Update: {
          division_code?: string | null
          id?: string
          name?: string
          need?: number
          organ_id?: string
          plan_id?: string
          position?: number
        }
        Relationships: [
          {
            foreignKeyName: "rotation_targets_division_code_fkey"
            columns: ["division_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "rotation_targets_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_targets_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_team_members: {
        Row: {
          is_lead: boolean
          off_rounds: number[]
          officer_id: string
          team_id: string
        }
        Insert: {
          is_lead?: boolean
          off_rounds?: number[]
          officer_id: string
          team_id: string
        }
        Update: {
          is_lead?: boolean
          off_rounds?: number[]
          officer_id?: string
          team_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "rotation_team_members_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_team_members_team_id_fkey"
            columns: ["team_id"]
            referencedRelation: "rotation_teams"
            referencedColumns: ["id"]
          },
        ]
      }
      rotation_teams: {
        Row: {
          id: string
          lead_organ_id: string
          name: string
          plan_id: string
          position: number
        }
        Insert: {
          id: string
          lead_organ_id: string
          name: string
          plan_id: string
          position?: number
        }
        Update: {
          id?: string
          lead_organ_id?: string
          name?: string
          plan_id?: string
          position?: number
        }
        Relationships: [
          {
            foreignKeyName: "rotation_teams_lead_organ_id_fkey"
            columns: ["lead_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "rotation_teams_plan_id_fkey"
            columns: ["plan_id"]
            referencedRelation: "rotation_plans"
            referencedColumns: ["id"]
          },
        ]
      }
      rules: {
        Row: {
          code: string
          effective_from: string
          effective_to: string | null
          id: string
          organ_id: string | null
          source: string
          text_ref: string
          unit: string
          value: number
        }
        Insert: {
          code: string
          effective_from: string
          effective_to?: string | null
          id: string
          organ_id?: string | null
          source?: string
          text_ref?: string
          unit: string
          value: number
        }
        Update: {
          code?: string
          effective_from?: string
          effective_to?: string | null
          id?: string
          organ_id?: string | null
          source?: string
          text_ref?: string
          unit?: string
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: "rules_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      sealed_descriptions: {
        Row: {
          author_id: string
          description: string
          problem_id: string
        }
        Insert: {
          author_id: string
          description: string
          problem_id: string
        }
        Update: {
          author_id?: string
          description?: string
          problem_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "sealed_descriptions_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "sealed_descriptions_problem_id_fkey"
            columns: ["problem_id"]
            referencedRelation: "visit_problems"
            referencedColumns: ["id"]
          },
        ]
      }
      see_as_sessions: {
        Row: {
          administrator_id: string
          expires_at: string
          officer_id: string
        }
        Insert: {
          administrator_id: string
          expires_at: string
          officer_id: string
        }
        Update: {
          administrator_id?: string
          expires_at?: string
          officer_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "see_as_sessions_administrator_id_fkey"
            columns: ["administrator_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "see_as_sessions_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      snapshots: {
        Row: {
          as_of: string
          from_day: string
          id: string
          name: string
          organ_id: string
          published_by: string
          rows: NonNullable<Json>
          to_day: string
        }
        Insert: {
          as_of?: string
          from_day: string
          id: string
          name: string
          organ_id: string
          published_by: string
          rows: NonNullable<Json>
          to_day: string
        }
        Update: {
          as_of?: string
          from_day?: string
          id?: string
          name?: string
          organ_id?: string
          published_by?: string
          rows?: NonNullable<Json>
          to_day?: string
        }
        Relationships: [
          {
            foreignKeyName: "snapshots_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "snapshots_published_by_fkey"
            columns: ["published_by"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      talks: {
        Row: {
          activation_id: string | null
          author_id: string
          changed_xid: unknown
          finding_id: string | null
          id: string
          kind: string
          merge_label: string | null
          note: string | null
          on_day: string
          organ_id: string
          persons: number
          unit_id: string
          version: number
        }
        Insert: {
          activation_id?: string | null
          author_id: string
          changed_xid?: unknown
          finding_id?: string | null
          id: string
          kind: string
          merge_label?: string | null
          note?: string | null
          on_day: string
          organ_id: string
          persons: number
          unit_id: string
          version?: number
        }
        Update: {
          activation_id?: string | null
          author_id?: string
          changed_xid?: unknown
          finding_id?: string | null
          id?: string
          kind?: string
          merge_label?: string | null
          note?: string | null
          on_day?: string
          organ_id?: string
          persons?: number
          unit_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "talks_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "talks_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "talks_finding_id_fkey"
            columns: ["finding_id"]
            referencedRelation: "findings"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "talks_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "talks_unit_id_fkey"
            columns: ["unit_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      ties: {
        Row: {
          grade: string
          id: string
          kind: string
          officer_id: string
          source: string
          target_division_code: string | null
          target_officer_id: string | null
          target_organ_id: string | null
          valid_from: string
          valid_to: string | null
        }
        Insert: {
          grade: string
          id: string
          kind: string
          officer_id: string
          source: string
          target_division_code?: string | null
          target_officer_id?: string | null
          target_organ_id?: string | null
          valid_from?: string
          valid_to?: string | null
        }
        Update: {
          grade?: string
          id?: string
          kind?: string
          officer_id?: string
          source?: string
          target_division_code?: string | null
          target_officer_id?: string | null
          target_organ_id?: string | null
          valid_from?: string
          valid_to?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "ties_officer_id_fkey"
            columns: ["officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ties_target_division_code_fkey"
            columns: ["target_division_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "ties_target_officer_id_fkey"
            columns: ["target_officer_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "ties_target_organ_id_fkey"
            columns: ["target_organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
        ]
      }
      training_files: {
        Row: {
          activity_id: string
          added_at: string
          author_id: string
          bytes: number
          ending: string
          id: string
          name: string
          removed_at: string | null
        }
        Insert: {
          activity_id: string
          added_at?: string
          author_id: string
          bytes: number
          ending: string
          id: string
          name: string
          removed_at?: string | null
        }
        Update: {
          activity_id?: string
          added_at?: string
          author_id?: string
          bytes?: number
          ending?: string
          id?: string
          name?: string
          removed_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "training_files_activity_id_fkey"
            columns: ["activity_id"]
            referencedRelation: "link_activities"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "training_files_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
        ]
      }
      visit_contacts: {
        Row: {
          author_id: string
          names: string
          visit_id: string
        }
        Insert: {
          author_id: string
          names: string
          visit_id: string
        }
        Update: {
          author_id?: string
          names?: string
          visit_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "visit_contacts_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visit_contacts_visit_id_fkey"
            columns: ["visit_id"]
            referencedRelation: "visits"
            referencedColumns: ["id"]
          },
        ]
      }
      visit_problems: {
        Row: {
          activation_id: string | null
          author_id: string
          category: string
          changed_xid: unknown
          closed_on: string | null
          description: string | null
          id: string
          noted_on: string
          organ_id: string
          route: string
          state: string
          version: number
          village_code: string
          visit_id: string
        }
        Insert: {
          activation_id?: string | null
          author_id: string
          category: string
          changed_xid?: unknown
          closed_on?: string | null
          description?: string | null
          id: string
          noted_on: string
          organ_id: string
          route?: never
          state?: string
          version?: number
          village_code: string
          visit_id: string
        }
        Update: {
          activation_id?: string | null
          author_id?: string
          category?: string
          changed_xid?: unknown
          closed_on?: string | null
          description?: string | null
          id?: string
          noted_on?: string
          organ_id?: string
          route?: never
          state?: string
          version?: number
          village_code?: string
          visit_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "visit_problems_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visit_problems_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visit_problems_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visit_problems_village_code_fkey"
            columns: ["village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
          {
            foreignKeyName: "visit_problems_visit_id_fkey"
            columns: ["visit_id"]
            referencedRelation: "visits"
            referencedColumns: ["id"]
          },
        ]
      }
      visits: {
        Row: {
          activation_id: string | null
          author_id: string
          changed_xid: unknown
          follow_up_done_on: string | null
          follow_up_of: string | null
          follow_up_on: string | null
          grid_id: string | null
          guidance: string | null
          id: string
          kind: string
          merge_label: string | null
          met: NonNullable<Json>
          organ_id: string
          received_at: string
          started_at: string
          topics: string[]
          version: number
          village_code: string
          visited_on: string
        }
        Insert: {
          activation_id?: string | null
          author_id: string
          changed_xid?: unknown
          follow_up_done_on?: string | null
          follow_up_of?: string | null
          follow_up_on?: string | null
          grid_id?: string | null
          guidance?: string | null
          id: string
          kind: string
          merge_label?: string | null
          met?: NonNullable<Json>
          organ_id: string
          received_at?: string
          started_at: string
          topics?: string[]
          version?: number
          village_code: string
          visited_on?: never
        }
        Update: {
          activation_id?: string | null
          author_id?: string
          changed_xid?: unknown
          follow_up_done_on?: string | null
          follow_up_of?: string | null
          follow_up_on?: string | null
          grid_id?: string | null
          guidance?: string | null
          id?: string
          kind?: string
          merge_label?: string | null
          met?: NonNullable<Json>
          organ_id?: string
          received_at?: string
          started_at?: string
          topics?: string[]
          version?: number
          village_code?: string
          visited_on?: never
        }
        Relationships: [
          {
            foreignKeyName: "visits_activation_id_fkey"
            columns: ["activation_id"]
            referencedRelation: "activations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_author_id_fkey"
            columns: ["author_id"]
            referencedRelation: "officers"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_follow_up_of_fkey"
            columns: ["follow_up_of"]
            referencedRelation: "visits"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_grid_id_fkey"
            columns: ["grid_id"]
            referencedRelation: "grids"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_organ_id_fkey"
            columns: ["organ_id"]
            referencedRelation: "organs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "visits_village_code_fkey"
            columns: ["village_code"]
            referencedRelation: "divisions"
            referencedColumns: ["code"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      act: { Args: { id: string; payload: Json }; Returns: Json }
      activation_inbox: { Args: Record<PropertyKey, never>; Returns: Json }
      activation_list: {
        Args: { after?: string; filter?: Json }
        Returns: Json
      }
      activation_log: { Args: { activation_id: string }; Returns: Json }
      activation_log_page: {
        Args: { after?: string; filters: Json; page_size?: number }
        Returns: Json
      }
      activation_page: { Args: { activation_id: string }; Returns: Json }
      add_training_file: { Args: { id: string; payload: Json }; Returns: Json }
      adjust_grid_plan: { Args: { id: string; payload: Json }; Returns: Json }
      adjust_rotation_plan: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      answer_deployment: { Args: { id: string; payload: Json }; Returns: Json }
      answer_link_question: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      answer_look_back: { Args: { id: string; payload: Json }; Returns: Json }
      appointments: { Args: Record<PropertyKey, never>; Returns: Json }
      area_group_overview: { Args: Record<PropertyKey, never>; Returns: Json }
      ask_deployment: { Args: { id: string; payload: Json }; Returns: Json }
      ask_extension: { Args: { id: string; payload: Json }; Returns: Json }
      ask_renewal: { Args: { id: string; payload: Json }; Returns: Json }
      available_actions: {
        Args: { entity: string; entity_id: string }
        Returns: {
          action: string
          needs_note: boolean
          to_state: string
        }[]
      }
      check_event_head: { Args: { head: string }; Returns: Json }
      choice_list: { Args: { list_code: string }; Returns: string[] }
      clue_candidates: { Args: { clue_id: string }; Returns: Json }
      clue_namings: { Args: Record<PropertyKey, never>; Returns: Json }
      clue_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      collaboration_ledger: {
        Args: { from_day: string; to_day: string }
        Returns: Json
      }
      configuration_todos: { Args: Record<PropertyKey, never>; Returns: Json }
      create_township_commissions: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      days_lent: {
        Args: { in_year: number; officer_ids?: string[] }
        Returns: {
          days: number
          officer_id: string
        }[]
      }
      decide_appointment: { Args: { id: string; payload: Json }; Returns: Json }
      decide_recusal: { Args: { id: string; payload: Json }; Returns: Json }
      decide_renewal: { Args: { id: string; payload: Json }; Returns: Json }
      declare_clue_relation: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      declare_recusal: { Args: { id: string; payload: Json }; Returns: Json }
      draw_look_backs: { Args: { id: string; payload: Json }; Returns: Json }
      due_date: {
        Args: {
          limit_value: number
          organ_id?: string
          received_on: string
          unit: string
        }
        Returns: {
          due_on: string
          provisional: boolean
        }[]
      }
      end_tie: { Args: { id: string; payload: Json }; Returns: Json }
      event_head: { Args: Record<PropertyKey, never>; Returns: Json }
      field_research_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      finding_detail: { Args: { finding_id: string }; Returns: Json }
      finding_ledger: { Args: { filters?: Json }; Returns: Json }
      finding_notice: { Args: { notice_id: string }; Returns: Json }
      finding_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      finding_scope: { Args: Record<PropertyKey, never>; Returns: Json }
      finding_talk_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      finding_todos: { Args: Record<PropertyKey, never>; Returns: Json }
      follow_ups_due: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      grant_role: { Args: { id: string; payload: Json }; Returns: Json }
      grid_planning_data: {
        Args: { on_day?: string; township_code: string }
        Returns: Json
      }
      hand_over_grid: { Args: { id: string; payload: Json }; Returns: Json }
      import_divisions: { Args: { id: string; payload: Json }; Returns: Json }
      import_officers: { Args: { id: string; payload: Json }; Returns: Json }
      import_organs: { Args: { id: string; payload: Json }; Returns: Json }
      indicator_fact_list: {
        Args: {
          bucket?: string
          from_day: string
          indicator_codes: string[]
          root_organ_id: string
          to_day: string
        }
        Returns: Json
      }
      indicator_facts: {
        Args: {
          bucket?: string
          from_day: string
          indicator_codes: string[]
          root_organ_id: string
          to_day: string
        }
        Returns: {
          bucket_start: string
          indicator_code: string
          organ_id: string
          value: number
        }[]
      }
      indicator_rows: {
        Args: {
          after?: string
          from_day: string
          indicator: string
          page_size?: number
          root_organ_id: string
          to_day: string
        }
        Returns: {
          author_name: string
          cursor: string
          day: string
          detail: string
          kind: string
          organ_name: string
          row_id: string
          village_name: string
        }[]
      }
      indicator_totals: {
        Args: {
          from_day: string
          indicator_codes: string[]
          root_organ_id: string
          to_day: string
        }
        Returns: {
          indicator_code: string
          value: number
        }[]
      }
      inspection_detail: { Args: { inspection_id: string }; Returns: Json }
      inspection_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      invitation_status: { Args: { code: string }; Returns: Json }
      invite_officer: { Args: { id: string; payload: Json }; Returns: Json }
      join_training: { Args: { id: string; payload: Json }; Returns: Json }
      leave_training: { Args: { id: string; payload: Json }; Returns: Json }
      link_activity_detail: { Args: { activity_id: string }; Returns: Json }
      link_activity_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      log_activation_work: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      log_visit: { Args: { id: string; payload: Json }; Returns: Json }
      look_back_candidates: {
        Args: {
          from_day: string
          organ_id: string
          to_day: string
          unit_id?: string
        }
        Returns: string[]
      }
      look_back_draw_list: { Args: { page_size?: number }; Returns: Json }
      mark_notifications_read: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      me: { Args: Record<PropertyKey, never>; Returns: Json }
      my_inspections: { Args: Record<PropertyKey, never>; Returns: Json }
      my_running_activations: {
        Args: Record<PropertyKey, never>
        Returns: Json
      }
      name_activation_party: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      notification_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      open_clue: { Args: { clue_id: string }; Returns: Json }
      open_visit_problem: { Args: { problem_id: string }; Returns: Json }
      order_inspection: { Args: { id: string; payload: Json }; Returns: Json }
      own_participation: {
        Args: { from_day: string; to_day: string }
        Returns: Json
      }
      prolong_inspection: { Args: { id: string; payload: Json }; Returns: Json }
      publish_snapshot: { Args: { id: string; payload: Json }; Returns: Json }
      put_rotation_proposal: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      put_township_grids: { Args: { id: string; payload: Json }; Returns: Json }
      record_field_research: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      record_finding: { Args: { id: string; payload: Json }; Returns: Json }
      record_finding_talk: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      record_succession: { Args: { id: string; payload: Json }; Returns: Json }
      record_talk: { Args: { id: string; payload: Json }; Returns: Json }
      remind_findings: { Args: { id: string; payload: Json }; Returns: Json }
      remove_training_file: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      report_rectification: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      request_activation: { Args: { id: string; payload: Json }; Returns: Json }
      request_form: { Args: Record<PropertyKey, never>; Returns: Json }
      resolve_conflict: { Args: { id: string; payload: Json }; Returns: Json }
      resolve_talk_conflict: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      revoke_invitation: { Args: { id: string; payload: Json }; Returns: Json }
      revoke_role: { Args: { id: string; payload: Json }; Returns: Json }
      rotation_plan_record: { Args: { plan_id: string }; Returns: Json }
      rotation_planning_data: {
        Args: {
          officers: string[]
          organ: string
          starts_on: string
          villages: string[]
        }
        Returns: Json
      }
      run_commands: { Args: { entries: Json }; Returns: Json }
      save_answers: { Args: { id: string; payload: Json }; Returns: Json }
      save_area_group: { Args: { id: string; payload: Json }; Returns: Json }
      save_boundary: { Args: { id: string; payload: Json }; Returns: Json }
      save_checklist: { Args: { id: string; payload: Json }; Returns: Json }
      save_choice_list: { Args: { id: string; payload: Json }; Returns: Json }
      save_grid_plan: { Args: { id: string; payload: Json }; Returns: Json }
      save_link_activity: { Args: { id: string; payload: Json }; Returns: Json }
      save_officer: { Args: { id: string; payload: Json }; Returns: Json }
      save_organ: { Args: { id: string; payload: Json }; Returns: Json }
      save_rotation_plan: { Args: { id: string; payload: Json }; Returns: Json }
      save_tie: { Args: { id: string; payload: Json }; Returns: Json }
      set_approval_steps: { Args: { id: string; payload: Json }; Returns: Json }
      set_calendar_days: { Args: { id: string; payload: Json }; Returns: Json }
      set_notice_code: { Args: { id: string; payload: Json }; Returns: Json }
      set_rotation_checklist: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      set_rule: { Args: { id: string; payload: Json }; Returns: Json }
      small_cell_threshold: { Args: { organ_id: string }; Returns: number }
      snapshot_corrections: {
        Args: { snapshot_id: string }
        Returns: {
          indicator_code: string
          live_value: number
          organ_id: string
          published_value: number
        }[]
      }
      staffing_data: {
        Args: { activation_id: string; from_on: string; to_on: string }
        Returns: Json
      }
      start_see_as: { Args: { id: string; payload: Json }; Returns: Json }
      stop_see_as: { Args: { id: string; payload: Json }; Returns: Json }
      sync_changes: {
        Args: { cursors: Json; page_size?: number }
        Returns: Json
      }
      sync_page: {
        Args: { cursor?: Json; page_size?: number; table_name: string }
        Returns: Json
      }
      talk_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      unread_notifications: {
        Args: Record<PropertyKey, never>
        Returns: number
      }
      update_field_research: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      update_finding: { Args: { id: string; payload: Json }; Returns: Json }
      update_talk: { Args: { id: string; payload: Json }; Returns: Json }
      update_visit: { Args: { id: string; payload: Json }; Returns: Json }
      verify_events: {
        Args: Record<PropertyKey, never>
        Returns: {
          finding: string
          seq: number
        }[]
      }
      villages_due: {
        Args: { organ_id?: string }
        Returns: {
          days_since: number
          grid_id: string
          grid_name: string
          interval_days: number
          is_due: boolean
          is_own: boolean
          last_visited_on: string
          leader_id: string
          leader_name: string
          township_code: string
          township_name: string
          village_code: string
          village_name: string
        }[]
      }
      villages_to_visit: { Args: Record<PropertyKey, never>; Returns: Json }
      visit_coverage: {
        Args: { by_unit?: string; organ_id?: string }
        Returns: Json
      }
      visit_detail: { Args: { visit_id: string }; Returns: Json }
      visit_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      visit_problem_page: {
        Args: { after?: string; filters?: Json; page_size?: number }
        Returns: Json
      }
      visit_problem_totals: {
        Args: { organ_id?: string }
        Returns: {
          problems: number
          route: string
          state: string
        }[]
      }
      waits_for_me: { Args: Record<PropertyKey, never>; Returns: Json }
      withdraw_deployment: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      withdraw_succession: {
        Args: { id: string; payload: Json }
        Returns: Json
      }
      workflow: {
        Args: { entity?: string }
        Returns: {
          action: string
          entity_name: string
          from_state: string
          needs_note: boolean
          role: string
          sets_deadline: string
          to_state: string
        }[]
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
