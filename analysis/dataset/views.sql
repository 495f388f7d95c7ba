-- Views that answer common questions; each line of comment above a view says what one row is.

-- A current plan of a body: not replaced by a later edition, no draft. Files that could not be read are left out.
CREATE OR REPLACE VIEW current_plans AS
SELECT document_id, municipality_code, municipality, prefecture, title, edition, issued_on, plan_start, plan_end,
       taxonomy_edition, grade, fictional, source_url, source_path
FROM documents
WHERE document_type = 'municipal_plan' AND coalesce(is_current, true) AND status <> 'failed'
  AND municipality_code IS NOT NULL;

-- A section, form or table row in which a body speaks of its own work on a national measure.
CREATE OR REPLACE VIEW own_measures AS
SELECT plan.municipality_code, plan.municipality, plan.prefecture, plan.fictional, measure.*
FROM measures AS measure JOIN current_plans AS plan USING (document_id)
WHERE measure.origin = 'own';

-- A body and a measure, with the day by which all of it is to be done (null where no deadline is stated).
CREATE OR REPLACE VIEW deadlines AS
SELECT municipality_code, any_value(municipality) AS municipality, any_value(prefecture) AS prefecture, measure_id,
       min(target_start) AS first_start, max(target_end) AS done_by, count(*) AS places,
       bool_or(needs_review) AS needs_review
FROM own_measures
GROUP BY municipality_code, measure_id;

-- A fact with the place where it can be looked up: page and, where the source is known, a link to that page.
CREATE OR REPLACE VIEW evidence AS
SELECT fact.*, plan.municipality_code, plan.municipality, plan.title AS document_title,
       CASE WHEN plan.source_url IS NOT NULL THEN plan.source_url || '#page=' || fact.page END AS link
FROM (
    SELECT 'measures' AS table_name, row_id, document_id, page, bbox, measure_id, title AS text FROM measures
    UNION ALL
    SELECT 'targets', row_id, document_id, page, bbox, measure_id, text FROM targets
    UNION ALL
    SELECT 'departments', row_id, document_id, page, bbox, measure_id, text FROM departments
    UNION ALL
    SELECT 'kpis', row_id, document_id, page, bbox, measure_id, text FROM kpis
    UNION ALL
    SELECT 'schedules', row_id, document_id, page, bbox, measure_id, coalesce(text, item) FROM schedules
) AS fact
JOIN documents AS plan USING (document_id);

-- A division that a body names for a measure.
CREATE OR REPLACE VIEW divisions_in_charge AS
SELECT DISTINCT plan.municipality_code, plan.municipality, department.measure_id, department.bureau,
       department.division, department.role, department.document_id, department.page
FROM departments AS department JOIN current_plans AS plan USING (document_id)
WHERE department.measure_id IS NOT NULL;

-- An indicator of a body with its values as numbers and the change that it promises.
CREATE OR REPLACE VIEW indicators_promised AS
SELECT plan.municipality_code, plan.municipality, kpi.measure_id, kpi.name, kpi.unit, kpi.baseline_number,
       kpi.baseline_period, kpi.target_number, kpi.target_period, kpi.target_number - kpi.baseline_number AS change,
       kpi.direction, kpi.document_id, kpi.page
FROM kpis AS kpi JOIN current_plans AS plan USING (document_id)
WHERE kpi.origin = 'own';

-- A procedure of the national lists that a body's current plan names.
CREATE OR REPLACE VIEW procedures_named AS
SELECT DISTINCT plan.municipality_code, plan.municipality, procedure.procedure_id, procedure.title, procedure.category,
       procedure.scope, procedure.document_id, procedure.page
FROM procedures AS procedure JOIN current_plans AS plan USING (document_id)
WHERE procedure.procedure_id IS NOT NULL AND procedure.origin = 'own';

-- A word of a measure over all bodies: in how many plans it stands, and how often.
CREATE OR REPLACE VIEW words_of_measures AS
SELECT term.measure_id, term.lemma, term.pos, count(DISTINCT plan.municipality_code) AS bodies,
       sum(term.count) AS occurrences
FROM terms AS term JOIN current_plans AS plan USING (document_id)
WHERE term.measure_id IS NOT NULL
GROUP BY ALL;
