// generated from provider function schema

import * as cdktn from 'cdktn';

/**
* Provider-defined functions of the codecatalyst provider.
*/
export class CodecatalystProviderFunctions {
  private readonly providerLocalName: string;

  /**
  * @param providerLocalName The local name of the provider in required_providers; defaults to the registry short name. Override when the provider is declared under a different local name — aliases do not change the namespace, local names do.
  */
  constructor(providerLocalName: string) {
    this.providerLocalName = providerLocalName;
  }

  /**
  * Puts the id of a branch together, as an import takes it: `space_name/project_name/source_repository_name/name`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} projectName - The part `project_name` of the id.
  * @param {string} sourceRepositoryName - The part `source_repository_name` of the id.
  * @param {string} name - The part `name` of the id.
  * @returns {string}
  */
  public branchId(spaceName: string, projectName: string, sourceRepositoryName: string, name: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "branch_id", [spaceName, projectName, sourceRepositoryName, name]));
  }

  /**
  * Puts the id of a dev environment together, as an import takes it: `space_name/project_name/dev_environment_id`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} projectName - The part `project_name` of the id.
  * @param {string} devEnvironmentId - The part `dev_environment_id` of the id.
  * @returns {string}
  */
  public devEnvironmentId(spaceName: string, projectName: string, devEnvironmentId: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "dev_environment_id", [spaceName, projectName, devEnvironmentId]));
  }

  /**
  * Puts the id of a dev environment session together, as an import takes it: `space_name/project_name/dev_environment_id/session_id`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} projectName - The part `project_name` of the id.
  * @param {string} devEnvironmentId - The part `dev_environment_id` of the id.
  * @param {string} sessionId - The part `session_id` of the id.
  * @returns {string}
  */
  public devEnvironmentSessionId(spaceName: string, projectName: string, devEnvironmentId: string, sessionId: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "dev_environment_session_id", [spaceName, projectName, devEnvironmentId, sessionId]));
  }

  /**
  * Takes the id of a branch apart, which has the form `space_name/project_name/source_repository_name/name`.
  * @param {string} id - An id of the form `space_name/project_name/source_repository_name/name`.
  * @returns {object}
  */
  public parseBranchId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_branch_id", [id]);
  }

  /**
  * Takes the id of a dev environment apart, which has the form `space_name/project_name/dev_environment_id`.
  * @param {string} id - An id of the form `space_name/project_name/dev_environment_id`.
  * @returns {object}
  */
  public parseDevEnvironmentId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_dev_environment_id", [id]);
  }

  /**
  * Takes the id of a dev environment session apart, which has the form `space_name/project_name/dev_environment_id/session_id`.
  * @param {string} id - An id of the form `space_name/project_name/dev_environment_id/session_id`.
  * @returns {object}
  */
  public parseDevEnvironmentSessionId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_dev_environment_session_id", [id]);
  }

  /**
  * Takes the id of a project apart, which has the form `space_name/name`.
  * @param {string} id - An id of the form `space_name/name`.
  * @returns {object}
  */
  public parseProjectId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_project_id", [id]);
  }

  /**
  * Takes the id of a source repository apart, which has the form `space_name/project_name/name`.
  * @param {string} id - An id of the form `space_name/project_name/name`.
  * @returns {object}
  */
  public parseSourceRepositoryId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_source_repository_id", [id]);
  }

  /**
  * Takes the id of a workflow run apart, which has the form `space_name/project_name/run_id`.
  * @param {string} id - An id of the form `space_name/project_name/run_id`.
  * @returns {object}
  */
  public parseWorkflowRunId(id: string): cdktn.IResolvable {
    return cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "parse_workflow_run_id", [id]);
  }

  /**
  * Puts the id of a project together, as an import takes it: `space_name/name`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} name - The part `name` of the id.
  * @returns {string}
  */
  public projectId(spaceName: string, name: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "project_id", [spaceName, name]));
  }

  /**
  * Puts the id of a source repository together, as an import takes it: `space_name/project_name/name`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} projectName - The part `project_name` of the id.
  * @param {string} name - The part `name` of the id.
  * @returns {string}
  */
  public sourceRepositoryId(spaceName: string, projectName: string, name: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "source_repository_id", [spaceName, projectName, name]));
  }

  /**
  * Puts the id of a workflow run together, as an import takes it: `space_name/project_name/run_id`.
  * @param {string} spaceName - The part `space_name` of the id.
  * @param {string} projectName - The part `project_name` of the id.
  * @param {string} runId - The part `run_id` of the id.
  * @returns {string}
  */
  public workflowRunId(spaceName: string, projectName: string, runId: string): string {
    return cdktn.Token.asString(cdktn.TerraformProviderFunction.invoke(this.providerLocalName, "workflow_run_id", [spaceName, projectName, runId]));
  }
}
